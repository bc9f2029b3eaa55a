import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import tabs from '#app/ui/tabs.module.css';
import { useCurrentInView } from '#app/ui/tabs.tsx';
import { KINDS, type Kind, PAIR_VIEWS, type PairFilter } from '../merge.schema.ts';

/** Companies or deals, and how they were dealt with. */
export function DuplicateTabs({ filter, open }: { filter: PairFilter; open: Record<Kind, number> }) {
  const { t } = useTranslation();
  const line = useCurrentInView();
  return (
    <nav className={tabs.tabs} aria-label={t('duplicates:views')} ref={line}>
      {KINDS.flatMap((kind) =>
        PAIR_VIEWS.map((view) => (
          <Link
            key={`${kind} ${view}`}
            to={`/duplicates?kind=${kind}&view=${view}`}
            className={tabs.tab}
            aria-current={kind === filter.kind && view === filter.view ? 'page' : undefined}
          >
            {t(`duplicates:tab.${kind}.${view}`)}
            {view === 'open' && ` ${open[kind]}`}
          </Link>
        )),
      )}
    </nav>
  );
}
