import { useLoaderData, useSearchParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { userLoader } from '#app/auth/guard.server.ts';
import { canLogVisit } from '#app/domain/visits/visit.policy.ts';
import { localPath } from '#app/lib/local-path.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { keptDesks } from '#app/ui/offline/desk-copy.ts';
import styles from '#app/ui/offline/offline.module.css';
import { EntryList } from '#app/ui/outbox/entry-list.tsx';
import { reachesServer } from '#app/ui/outbox/post.ts';
import { useOutbox } from '#app/ui/outbox/use-outbox.ts';
import { Narrow, PageHeader, Panel, Stack } from '#app/ui/page.tsx';

const CHECK_MS = 3_000;

export const handle = {
  title: 'outbox:offline.title',
  texts: ['agreements', 'deals', 'events', 'guests', 'leads', 'signings', 'visits'],
};

/** Shown in place of pages that need the network; what it lists is kept in the browser. */
export const loader = userLoader({}, async ({ ctx }) => ({ logsVisits: canLogVisit(ctx.user) }));

export default function OfflinePage() {
  const { logsVisits } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const { entries } = useOutbox();
  const [search] = useSearchParams();
  const to = search.get('to');
  const wanted = localPath(to);
  const [desks, setDesks] = useState<string[]>([]);
  useEffect(() => {
    void keptDesks().then(setDesks);
  }, []);
  useEffect(() => {
    if (to === null) return;
    const goOn = async () => {
      if (await reachesServer()) window.location.replace(wanted);
    };
    // A network that is there need not lead anywhere yet.
    const timer = setInterval(goOn, CHECK_MS);
    window.addEventListener('online', goOn);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', goOn);
    };
  }, [to, wanted]);
  return (
    <>
      <PageHeader title={t('outbox:offline.title')} note={t('outbox:offline.note')}>
        <a href={wanted} data-leaves className={styles.retry}>
          {t('outbox:offline.retry')}
        </a>
        {desks.map((desk) => (
          <a key={desk} href={desk} data-leaves className={styles.retry}>
            {t(desk.endsWith('/signing') ? 'signings:title' : 'guests:checkIn.title')}
          </a>
        ))}
        {logsVisits && (
          <ButtonLink to="/visits/new" look="primary" prefetch="none">
            {t('nav.logVisit')}
          </ButtonLink>
        )}
      </PageHeader>
      <Narrow>
        <Stack>
          <Panel title={t('outbox:titleCount', { count: entries.length })}>
            <EntryList />
          </Panel>
        </Stack>
      </Narrow>
    </>
  );
}
