import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { FilterBar, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { Empty, Panel, Stack } from '#app/ui/page.tsx';
import type { HitGroup } from '../search.schema.ts';
import styles from './search-results.module.css';

const LISTS: Record<HitGroup['kind'], string> = {
  company: '/companies',
  contact: '/contacts',
  deal: '/deals',
  trip: '/trips',
  visit: '/visits',
  event: '/events',
};

/** What was found, on a page of its own: for long results, and where there is no JavaScript. */
export function SearchResults({ q, groups }: { q: string; groups: HitGroup[] }) {
  const { t } = useTranslation();
  return (
    <>
      <FilterBar
        search={<SearchBox value={q} label={t('search:label')} placeholder={t('search:placeholder')} />}
      >
        {null}
      </FilterBar>
      {groups.length === 0 && (
        <Empty text={q === '' ? t('search:hint') : t('search:noResult', { query: q })} />
      )}
      <Stack>
        {groups.map(({ kind, hits, more }) => (
          <Panel
            key={kind}
            title={t(`search:kind.${kind}`)}
            action={<Link to={`${LISTS[kind]}?q=${encodeURIComponent(q)}`}>{t('search:inList')}</Link>}
          >
            <ul>
              {hits.map(({ id, to, text, note }) => (
                <li key={id} className={styles.hit}>
                  <Link to={to}>{text}</Link> <span className="muted small">{note}</span>
                </li>
              ))}
            </ul>
            {more && <p className="muted small">{t('search:moreOf', { count: hits.length })}</p>}
          </Panel>
        ))}
      </Stack>
    </>
  );
}
