import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { yuanToYiText } from '#app/lib/money.ts';
import type { Option } from '#app/ui/form/fields.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import type { DealFilter } from '../deal.schema.ts';
import { DEAL_STATUSES, STAGES } from '../stage.ts';
import styles from './deal-filters.module.css';

const MINIMA = ['1', '5', '10', '50'];

interface Props {
  filter: DealFilter;
  options: { counties: Option[]; industries: Option[]; chains: Option[] };
}

/** The conditions of the deal list and board. */
export function DealFilters({ filter, options }: Props) {
  const { t } = useTranslation();
  return (
    <FilterBar
      keep={{
        view: filter.view,
        sort: filter.view === 'list' ? filter.sort : undefined,
        edition: filter.edition,
      }}
      search={<SearchBox value={filter.q} label={t('deals:search')} />}
    >
      {filter.view === 'list' && (
        <FilterSelect
          name="stage"
          value={filter.stage}
          label={t('deals:filter.stage')}
          options={STAGES.map((stage) => ({ value: stage, text: t(`codes:stage.${stage}`) }))}
        />
      )}
      <FilterSelect
        name="county"
        value={filter.county}
        label={t('deals:filter.county')}
        options={options.counties}
      />
      <FilterSelect
        name="chain"
        value={filter.chain}
        label={t('deals:filter.chain')}
        options={options.chains}
      />
      <FilterSelect
        name="industry"
        value={filter.industry}
        label={t('deals:filter.industry')}
        options={options.industries}
      />
      <FilterSelect
        name="status"
        value={filter.status}
        label={t('deals:filter.status')}
        options={DEAL_STATUSES.map((status) => ({ value: status, text: t(`codes:status.${status}`) }))}
      />
      <FilterSelect
        name="owner"
        value={filter.owner}
        label={t('deals:filter.owner')}
        options={[{ value: 'me', text: t('deals:filter.mine') }]}
      />
      <FilterSelect
        name="due"
        value={filter.due}
        label={t('deals:filter.due')}
        options={[
          { value: 'overdue', text: t('deals:filter.overdue') },
          { value: 'week', text: t('deals:filter.week') },
        ]}
      />
      <FilterSelect
        name="min"
        value={filter.min && yuanToYiText(filter.min)}
        label={t('deals:filter.min')}
        options={MINIMA.map((amount) => ({ value: amount, text: t('deals:filter.minAtLeast', { amount }) }))}
      />
    </FilterBar>
  );
}

/** Board or list of the same set. */
export function ViewSwitch({ view }: { view: DealFilter['view'] }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const link = (to: string) => {
    const next = new URLSearchParams(params);
    next.set('view', to);
    next.delete('after');
    return `?${next}`;
  };
  return (
    <nav className={styles.switch} aria-label={t('deals:view')}>
      {(['board', 'list'] as const).map((choice) => (
        <Link key={choice} to={link(choice)} aria-current={choice === view ? 'true' : undefined} replace>
          {t(`deals:${choice}`)}
        </Link>
      ))}
    </nav>
  );
}
