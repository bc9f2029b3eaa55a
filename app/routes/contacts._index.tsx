import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { listContacts, readCompanyOfFilter } from '#app/domain/contacts/contact.queries.server.ts';
import { contactFilterSchema } from '#app/domain/contacts/contact.schema.ts';
import { ContactList } from '#app/domain/contacts/ui/contact-list.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'contacts:title', texts: ['contacts'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(contactFilterSchema, url);
  const [company, page] = await Promise.all([
    readCompanyOfFilter(ctx, filter.company),
    listContacts(ctx, filter),
  ]);
  return { page, filter, company };
});

export default function ContactsPage() {
  const { page, filter, company } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('contacts:title')}>
        {company?.canAdd && (
          <ButtonLink to={`/companies/${company.id}/contacts/new`} look="primary">
            {t('contacts:new')}
          </ButtonLink>
        )}
      </PageHeader>
      <ContactList page={page} filter={filter} company={company} />
    </>
  );
}
