import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { setReply } from '#app/domain/events/guest.commands.server.ts';
import { countGuests, listGuests, readRemovedGuest } from '#app/domain/events/guest.queries.server.ts';
import { guestFilterSchema, replySchema } from '#app/domain/events/guest.schema.ts';
import { EditionHeader } from '#app/domain/events/ui/edition-header.tsx';
import { GuestList } from '#app/domain/events/ui/guest-list.tsx';
import { UndoNotice } from '#app/domain/events/ui/undo-notice.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Problems } from '#app/ui/form/problems.tsx';

export const handle = { title: 'guests:title', texts: ['contacts', 'events', 'guests'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const edition = await readInsideEdition(ctx, recordId(params));
  const filter = parseQuery(guestFilterSchema, url);
  const [page, counts, removed] = await Promise.all([
    listGuests(ctx, edition, filter),
    countGuests(ctx, edition.id),
    edition.canArrange ? readRemovedGuest(ctx, url.searchParams.get('removed')) : null,
  ]);
  return { edition, page, counts, filter, removed };
});

export const action = userAction({ area: 'records' }, async ({ ctx, url, values }) => {
  const { guestId, version, reply } = parseForm(replySchema, values);
  await setReply(ctx, guestId, version, reply);
  throw redirect(url.pathname + url.search);
});

export default function GuestsPage() {
  const { edition, page, counts, filter, removed } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const at = `/events/${edition.id}`;
  return (
    <>
      <EditionHeader edition={edition}>
        {edition.canArrange && (
          <>
            {counts.total > 0 && (
              <ButtonLink to={`${at}/invitations`}>{t('guests:invitation.title')}</ButtonLink>
            )}
            <ButtonLink to={`${at}/guests/import`}>{t('guests:import.title')}</ButtonLink>
            <ButtonLink to={`${at}/guests/new`} look="primary">
              {t('guests:new')}
            </ButtonLink>
          </>
        )}
      </EditionHeader>
      <Problems answer={answer} />
      {removed && (
        <UndoNotice
          text={t('guests:archived', removed)}
          action={`/guests/${removed.id}/edit`}
          fields={{ intent: 'restore', version: String(removed.version) }}
        />
      )}
      <GuestList edition={edition} page={page} counts={counts} filter={filter} />
    </>
  );
}
