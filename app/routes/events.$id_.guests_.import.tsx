import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { guestListSchema, undoImportSchema } from '#app/domain/events/guest.schema.ts';
import {
  importGuests,
  listImports,
  previewGuests,
  undoImport,
} from '#app/domain/events/guest-import.server.ts';
import { previewOf } from '#app/domain/events/guest-preview.ts';
import { GuestListForm, GuestPreview, ImportList } from '#app/domain/events/ui/guest-import.tsx';
import { tableText } from '#app/lib/pasted-table.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { readTableFile } from '#app/lib/table-file.server.ts';
import { Problems } from '#app/ui/form/problems.tsx';
import { PageHeader, Stack } from '#app/ui/page.tsx';

export const handle = { title: 'guests:import.title', texts: ['events', 'guests'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const { id, name, canArrange } = await readInsideEdition(ctx, recordId(params));
  if (!canArrange) throw forbidden();
  return { id, name, imports: await listImports(ctx, id) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values, files }) => {
  const id = recordId(params);
  if (values.intent === 'undo') {
    const { importId } = parseForm(undoImportSchema, values);
    const undone = await undoImport(ctx, id, importId);
    throw redirect(`/events/${id}/guests`, { headers: await toast('guests:import.undone', undone) });
  }
  // Before the file is read: that takes time, and not everybody may cause it.
  if (!(await readInsideEdition(ctx, id)).canArrange) throw forbidden();
  const file = files.get('file')?.[0];
  const posted = file ? { ...values, text: tableText(await readTableFile(file)) } : values;
  const { intent, text, repeated, key } = parseForm(guestListSchema, posted);
  if (intent === 'preview') return { preview: previewOf(text, await previewGuests(ctx, id, text)) };
  const { count } = await importGuests(ctx, id, { text, key, repeated: repeated === 'yes' });
  throw redirect(`/events/${id}/guests`, { headers: await toast('guests:import.done', { count }) });
});

export default function ImportGuestsPage() {
  const { id, name, imports } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const refused = answer && 'problems' in answer ? answer : undefined;
  const preview = answer && 'preview' in answer ? answer.preview : undefined;
  const typed = refused?.values.text;
  return (
    <>
      <PageHeader title={t('guests:import.title')} crumb={{ to: `/events/${id}/guests`, text: name }} />
      <Stack>
        <Problems answer={refused} />
        {preview && <GuestPreview key={preview.text} preview={preview} />}
        <GuestListForm text={preview?.text ?? (typeof typed === 'string' ? typed : '')} />
        <ImportList imports={imports} />
      </Stack>
    </>
  );
}
