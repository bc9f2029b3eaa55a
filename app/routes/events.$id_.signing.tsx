import { redirect } from '@remix-run/node';
import { type ShouldRevalidateFunctionArgs, useLoaderData } from '@remix-run/react';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { readEdition } from '#app/domain/events/edition.queries.server.ts';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';
import { readWholeDesk } from '#app/domain/signings/desk.queries.server.ts';
import { removeLine } from '#app/domain/signings/line.commands.server.ts';
import { signLine, undoSigning } from '#app/domain/signings/sign.commands.server.ts';
import { deskSchema, signSchema, undoSchema } from '#app/domain/signings/signing.schema.ts';
import { Desk } from '#app/domain/signings/ui/desk.tsx';

export const handle = {
  title: 'signings:title',
  texts: ['signings', 'events', 'agreements', 'deals', 'periods'],
};

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const edition = await readEdition(ctx, recordId(params));
  return { edition, first: await readWholeDesk(ctx, edition) };
});

/** The desk asks for news itself; what is read again here would break it while the network is away. */
export const shouldRevalidate = ({ formMethod, currentUrl, nextUrl }: ShouldRevalidateFunctionArgs) =>
  formMethod !== undefined || currentUrl.pathname !== nextUrl.pathname;

/** The buttons of the desk before its script has loaded. */
export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { line, intent } = parseForm(deskSchema, values);
  if (intent === 'sign') await signLine(ctx, line, parseForm(signSchema, values));
  if (intent === 'undo') await undoSigning(ctx, line, parseForm(undoSchema, values));
  if (intent === 'remove') await removeLine(ctx, line);
  throw redirect(`/events/${recordId(params)}/signing`);
});

export default function SigningPage() {
  const { edition, first } = useLoaderData<typeof loader>();
  return (
    <>
      <EditionHeader edition={edition} />
      <Desk edition={edition} first={first} />
    </>
  );
}
