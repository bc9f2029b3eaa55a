import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import type { Option } from '#app/ui/form/fields.tsx';
import { Pager, Total } from '#app/ui/list/data-table.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { PairFilter } from '../merge.schema.ts';
import type { PairPage, Side } from '../pair-list.queries.server.ts';
import styles from './duplicates.module.css';
import { Reasons } from './reasons.tsx';

interface Props {
  page: PairPage;
  filter: PairFilter;
  counties: Option[];
}

/** Pairs that may be one record each, the likeliest first; on each what can be done with it. */
export function PairList({ page, filter, counties }: Props) {
  const { t } = useTranslation();
  const filtered = Boolean(filter.q || filter.county);
  return (
    <>
      <FilterBar
        keep={{ kind: filter.kind, view: filter.view }}
        search={<SearchBox value={filter.q} label={t('duplicates:filter.search')} />}
      >
        <FilterSelect
          name="county"
          value={filter.county}
          label={t('duplicates:filter.county')}
          options={counties}
        />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
        {page.waiting > 0 && (
          <span className="muted small">{t('duplicates:waiting', { count: page.waiting })}</span>
        )}
      </ListBar>
      {page.rows.length === 0 ? (
        <Empty text={filtered ? t('list.noMatch') : t(`duplicates:empty.${filter.view}`)} />
      ) : (
        <ul className={styles.list}>
          {page.rows.map((row) => (
            <li key={row.id} className={styles.pair}>
              <SideOf side={row.first} kind={filter.kind} />
              <SideOf side={row.second} kind={filter.kind} />
              <div className={styles.why}>
                <strong className={styles.score}>{t('duplicates:score', { score: row.score })}</strong>
                <Reasons reasons={row.reasons} />
              </div>
              <div className={`${styles.actions} no-print`}>
                <ButtonLink to={`/duplicates/${filter.kind}/${row.first.id}/${row.second.id}`} look="primary">
                  {t('duplicates:compare')}
                </ButtonLink>
                <Rule id={row.id} intent={filter.view === 'different' ? 'reopen' : 'different'} />
              </div>
            </li>
          ))}
        </ul>
      )}
      <Pager after={page.after} />
    </>
  );
}

function SideOf({ side, kind }: { side: Side; kind: PairFilter['kind'] }) {
  const { t, i18n } = useTranslation();
  const facts = [
    side.code,
    side.investors.join('、'),
    side.amount && t('unit.yiAmount', { amount: formatYi(side.amount, i18n.language) }),
    side.stage && t(`codes:stage.${side.stage as 'lead'}`),
    side.place,
  ];
  return (
    <div className={styles.side}>
      <Link to={`/${kind}/${side.id}`}>{side.name}</Link>
      <div className="muted small">{facts.filter(Boolean).join(' · ')}</div>
      <div className="small">{side.team}</div>
    </div>
  );
}

function Rule({ id, intent }: { id: string; intent: 'different' | 'reopen' }) {
  const { t } = useTranslation();
  return (
    <Form method="post">
      <input type="hidden" name="id" value={id} />
      <Button type="submit" name="intent" value={intent}>
        {t(intent === 'different' ? 'duplicates:same' : 'duplicates:reopen')}
      </Button>
    </Form>
  );
}
