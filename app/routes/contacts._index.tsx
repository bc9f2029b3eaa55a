import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { listContacts, readCompanyOfFilter } from '#app/domain/contacts/contact.queries.server.ts';
import { contactFilterSchema } from '#app/domain/contacts/contact.schema.ts';
import { ContactList } from '#app/domain/contacts/ui/contact-list.tsx';
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'contacts:title', texts: ['contacts', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(contactFilterSchema, url);
  const [views, company, page] = await Promise.all([
    openViews(ctx, 'contacts', url),
    readCompanyOfFilter(ctx, filter.company),
    listContacts(ctx, filter),
  ]);
  return { views, page, filter, company };
});

export default function ContactsPage() {
  const { views, page, filter, company } = useLoaderData<typeof loader>();
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
      <SavedViews {...views} />
      <ContactList page={page} filter={filter} company={company} />
    </>
  );
}
