import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { archiveContact, editContact, restoreContact } from '#app/domain/contacts/contact.commands.server.ts';
import { contactFormValues } from '#app/domain/contacts/contact.form.ts';
import { readContact } from '#app/domain/contacts/contact.queries.server.ts';
import { contactEditSchema, contactIntentSchema } from '#app/domain/contacts/contact.schema.ts';
import { ContactForm } from '#app/domain/contacts/ui/contact-form.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'contacts:edit', texts: ['audit', 'companies', 'contacts'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const contact = await readContact(ctx, recordId(params));
  if (!contact.canEdit) throw forbidden();
  const { id, name } = contact.company;
  return {
    contact: contactFormValues(contact),
    company: { id, name },
    history: await readHistory('contacts', contact.id),
  };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  if ('intent' in values) {
    const { intent, version } = parseForm(contactIntentSchema, values);
    const { companyId, name } = await (intent === 'archive' ? archiveContact : restoreContact)(
      ctx,
      id,
      version,
    );
    const said = intent === 'archive' ? 'contacts:archived' : 'contacts:restored';
    throw redirect(`/companies/${companyId}#contacts`, { headers: await toast(said, { name }) });
  }
  const { version, ...input } = parseForm(contactEditSchema, values);
  const { company } = await readContact(ctx, id);
  await editContact(ctx, id, version, input);
  throw redirect(`/companies/${company.id}`, { headers: await toast('contacts:saved') });
});

export default function EditContactPage() {
  const { contact, company, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/companies/${company.id}`;
  return (
    <>
      <PageHeader title={t('contacts:edit')} crumb={{ to: page, text: company.name }} note={contact.name}>
        <ConfirmAction intent="archive" version={contact.version} label={t('contacts:archive')} danger />
      </PageHeader>
      <Columns
        main={
          <Panel>
            <ContactForm contact={contact} answer={useActionData<typeof action>()} cancelTo={page} />
          </Panel>
        }
        side={<HistoryPanel subject="contacts" entries={history} />}
      />
    </>
  );
}
