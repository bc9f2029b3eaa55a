import { useTranslation } from 'react-i18next';
import { userLoader } from '#app/auth/guard.server.ts';
import { EntryList } from '#app/ui/outbox/entry-list.tsx';
import { Narrow, PageHeader } from '#app/ui/page.tsx';

export const handle = {
  title: 'outbox:title',
  // Why something was refused is said in the words of the part it was entered in.
  texts: ['agreements', 'deals', 'events', 'guests', 'leads', 'periods', 'signings', 'visits'],
};

/** The page holds nothing of the server's: what it lists is kept in the browser. */
export const loader = userLoader({}, async () => null);

export default function OutboxPage() {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('outbox:title')} note={t('outbox:note')} />
      <Narrow>
        <EntryList />
      </Narrow>
    </>
  );
}
