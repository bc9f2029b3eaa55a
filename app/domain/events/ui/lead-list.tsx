import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PhoneLink } from '#app/domain/contacts/ui/contact-numbers.tsx';
import { formatInstant } from '#app/lib/dates.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import type { Option } from '#app/ui/form/fields.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { FilterBar, FilterSelect } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { countLeads, Lead, listLeads } from '../lead.queries.server.ts';
import { GRADES, LEAD_STATES, type LeadFilter } from '../lead.schema.ts';
import styles from './leads.module.css';

interface Props {
  page: Awaited<ReturnType<typeof listLeads>>;
  counts: Awaited<ReturnType<typeof countLeads>>;
  filter: LeadFilter;
  chains: Option[];
  /** Teams to hand leads to; nothing for who does not hand them out. */
  teams: Option[] | null;
  /** Whether the user registers deals. */
  canDeal: boolean;
}

/** The leads of an event, with what became of each. */
export function LeadList({ page, counts, filter, chains, teams, canDeal }: Props) {
  const { t } = useTranslation();
  const columns: Column<Lead>[] = [
    {
      key: 'company',
      title: t('leads:field.companyName'),
      cell: ({ id, companyName, grade, canEdit }) => (
        <>
          {canEdit ? <Link to={`/leads/${id}/edit`}>{companyName}</Link> : companyName}{' '}
          <span className={`${styles.grade} ${styles[grade] ?? ''}`}>{t(`codes:grade.${grade}`)}</span>
        </>
      ),
    },
    {
      key: 'person',
      title: t('leads:field.person'),
      cell: ({ person, title }) => [person, title].filter(Boolean).join(' · '),
    },
    {
      key: 'phone',
      title: t('leads:field.phone'),
      cell: ({ phone, reveal }) => phone && <PhoneLink phone={phone} reveal={reveal} />,
    },
    { key: 'chain', title: t('leads:field.chainCode'), cell: ({ chain }) => chain },
    { key: 'interest', title: t('leads:field.interest'), cell: ({ interest }) => interest, wide: true },
    {
      key: 'recorded',
      title: t('leads:column.recorded'),
      cell: ({ recordedAt, recordedBy }) => `${formatInstant(recordedAt).slice(5)} ${recordedBy.name}`,
      wide: true,
    },
    {
      key: 'state',
      title: t('leads:column.state'),
      cell: (lead) => <State lead={lead} teams={teams} canDeal={canDeal} />,
    },
  ];
  const filtered = Boolean(filter.state || filter.grade || filter.chain);
  return (
    <>
      <FilterBar>
        <FilterSelect
          name="state"
          value={filter.state}
          label={t('leads:filter.state')}
          options={LEAD_STATES.map((value) => ({
            value,
            text: t('leads:counted', { text: t(`leads:state.${value}`), count: counts[value] }),
          }))}
        />
        <FilterSelect
          name="grade"
          value={filter.grade}
          label={t('leads:filter.grade')}
          options={GRADES.map((value) => ({ value, text: t(`codes:grade.${value}`) }))}
        />
        <FilterSelect name="chain" value={filter.chain} label={t('leads:filter.chain')} options={chains} />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
      </ListBar>
      <DataTable
        caption={t('leads:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={<Empty text={filtered ? t('list.noMatch') : t('leads:empty')} />}
      />
      <Pager after={page.after} />
    </>
  );
}

/** A deal, a team that follows it up, or nobody yet; and what the reader can do about it. */
function State({ lead, teams, canDeal }: { lead: Lead } & Pick<Props, 'teams' | 'canDeal'>) {
  const { t } = useTranslation();
  if (lead.deal) return <Link to={`/deals/${lead.deal.id}`}>{lead.deal.code}</Link>;
  if (lead.dealId) return <>{t('leads:state.deal')}</>;
  return (
    <>
      {teams ? (
        <Form method="post" className={styles.hand} preventScrollReset>
          <input type="hidden" name="leadId" value={lead.id} />
          <input type="hidden" name="version" value={lead.version} />
          <select
            name="teamId"
            defaultValue={lead.teamId ?? ''}
            key={lead.teamId}
            aria-label={t('leads:handOf', { name: lead.companyName })}
          >
            <option value="">{t('leads:state.open')}</option>
            {teams.map((team) => (
              <option key={team.value} value={team.value}>
                {team.text}
              </option>
            ))}
          </select>
          <Button type="submit" name="intent" value="hand">
            {t('leads:hand')}
          </Button>
        </Form>
      ) : (
        (lead.team?.name ?? t('leads:state.open'))
      )}
      {canDeal && lead.isMine && (
        <ButtonLink to={`/deals/new?lead=${lead.id}`} look="primary">
          {t('leads:toDeal')}
        </ButtonLink>
      )}
    </>
  );
}
