import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readCompany } from '#app/domain/companies/company.queries.server.ts';
import { createContact } from '#app/domain/contacts/contact.commands.server.ts';
import { canContact } from '#app/domain/contacts/contact.policy.ts';
import { contactSchema } from '#app/domain/contacts/contact.schema.ts';
import { ContactForm } from '#app/domain/contacts/ui/contact-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'contacts:new', texts: ['contacts'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const company = await readCompany(ctx, recordId(params));
  if (!canContact(ctx.user, 'create', company)) throw forbidden();
  return { company: { id: company.id, name: company.name } };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const companyId = recordId(params);
  const contact = await createContact(ctx, companyId, parseForm(contactSchema, values));
  throw redirect(`/companies/${companyId}`, {
    headers: await toast('contacts:created', { name: contact.name }),
  });
});

export default function NewContactPage() {
  const { company } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/companies/${company.id}`;
  return (
    <>
      <PageHeader title={t('contacts:new')} crumb={{ to: page, text: company.name }} />
      <ContactForm answer={useActionData<typeof action>()} cancelTo={page} />
    </>
  );
}
