import { Link, useFetcher } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '../button.tsx';
import styles from './list.module.css';

interface View {
  id: string;
  name: string;
  /** The conditions as they stand in the address. */
  query: string;
  version: number;
  isMine: boolean;
  isShared: boolean;
  /** Whether the user's list opens with it. */
  isFirst: boolean;
  canEdit: boolean;
}

/** The views of a list, the conditions in force, and the view that was just deleted. */
export interface ListViews {
  list: string;
  query: string;
  views: View[];
  undo: { id: string; name: string; version: number } | null;
}

/** The views of a list above it, to be opened, kept, shared, renamed and deleted. */
export function SavedViews({ list, query, views, undo }: ListViews) {
  const { t } = useTranslation();
  const current = views.find((view) => view.query === query);
  if (views.length === 0 && query === '' && !undo) return null;
  return (
    <div className={styles.views}>
      {views.length > 0 && (
        <nav className={styles.viewLinks} aria-label={t('views:label')}>
          <ViewLink to={`/${list}?all=1`} isCurrent={query === ''}>
            {t('list.all')}
          </ViewLink>
          {views.map((view) => (
            <ViewLink key={view.id} to={`/${list}?${view.query}`} isCurrent={view === current}>
              {view.name}
              {view.isShared && <span className="muted small"> {t('views:shared')}</span>}
            </ViewLink>
          ))}
        </nav>
      )}
      {query !== '' && (
        <details className={styles.viewMenu} key={current?.id ?? query}>
          <summary>{t(current ? 'views:manage' : 'views:save')}</summary>
          <div className={styles.viewPanel}>
            {!current && <NameForm list={list} query={query} />}
            {current?.canEdit && <NameForm list={list} query={query} view={current} />}
            {current && <Choices list={list} view={current} />}
          </div>
        </details>
      )}
      {undo && (
        <div role="status">
          {t('views:deleted', { name: undo.name })}{' '}
          <Act list={list} query="" intent="restore" of={undo}>
            {t('step.undo')}
          </Act>
        </div>
      )}
    </div>
  );
}

function ViewLink({ to, isCurrent, children }: { to: string; isCurrent: boolean; children: ReactNode }) {
  return (
    <Link to={to} className={styles.view} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </Link>
  );
}

/** Keeps the conditions in force under a name, or gives a view another one. */
function NameForm({ list, query, view }: { list: string; query: string; view?: View }) {
  const { t } = useTranslation();
  const fetcher = useFetcher<{ problems: Problem[] }>();
  const problem = fetcher.data?.problems[0];
  return (
    <fetcher.Form method="post" action="/views" className={styles.viewForm}>
      <Hidden
        values={{ list, query, intent: view ? 'edit' : 'save', id: view?.id, version: view?.version }}
      />
      <label>
        {t('views:name')}{' '}
        <input name="name" defaultValue={view?.name} required maxLength={40} className={styles.control} />
      </label>
      {(!view || view.isMine) && (
        <label className={styles.viewCheck}>
          <input type="checkbox" name="isShared" value="1" defaultChecked={view?.isShared} />{' '}
          {t('views:share')}
        </label>
      )}
      {problem && <p role="alert">{problemText(t, problem)}</p>}
      <Button type="submit" look={view ? 'plain' : 'primary'}>
        {t('action.save')}
      </Button>
    </fetcher.Form>
  );
}

/** With which view the list opens, and taking one away. */
function Choices({ list, view }: { list: string; view: View }) {
  const { t } = useTranslation();
  const { query } = view;
  return (
    <>
      <Act list={list} query={query} intent={view.isFirst ? 'open_all_first' : 'open_first'} of={view}>
        {t(view.isFirst ? 'views:notFirst' : 'views:first')}
      </Act>
      {view.canEdit && (
        <Act list={list} query={query} intent="archive" of={view}>
          {t('views:delete')}
        </Act>
      )}
    </>
  );
}

interface ActProps {
  list: string;
  query: string;
  intent: string;
  of: { id: string; version: number };
  children: ReactNode;
}

function Act({ list, query, intent, of, children }: ActProps) {
  const fetcher = useFetcher();
  return (
    <fetcher.Form method="post" action="/views" className={styles.viewAct}>
      <Hidden values={{ list, query, intent, id: of.id, version: of.version }} />
      <Button type="submit">{children}</Button>
    </fetcher.Form>
  );
}

function Hidden({ values }: { values: Record<string, string | number | undefined> }) {
  return Object.entries(values).map(
    ([name, value]) => value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
  );
}
