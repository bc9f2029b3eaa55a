import { Form, Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { PhoneLink } from '#app/domain/contacts/ui/contact-numbers.tsx';
import { formatInstant } from '#app/lib/dates.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { type Column, DataTable, Pager, Total } from '#app/ui/list/data-table.tsx';
import { FilterBar, FilterSelect, SearchBox } from '#app/ui/list/filter-bar.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty } from '#app/ui/page.tsx';
import type { Edition } from '../edition.queries.server.ts';
import type { GuestCounts, listGuests } from '../guest.queries.server.ts';
import { GUEST_STATES, type GuestFilter, REPLIES } from '../guest.schema.ts';
import { GuestCountBar } from './guest-counts.tsx';
import styles from './guest-list.module.css';

type Page = Awaited<ReturnType<typeof listGuests>>;
type Guest = Page['rows'][number];

interface Props {
  edition: Edition;
  page: Page;
  counts: GuestCounts;
  filter: GuestFilter;
}

/** The invited guests of an edition, with what they answered and whether they are there. */
export function GuestList({ edition, page, counts, filter }: Props) {
  const { t } = useTranslation();
  const columns: Column<Guest>[] = [
    {
      key: 'name',
      title: t('guests:field.name'),
      cell: ({ id, name }) => (edition.canArrange ? <Link to={`/guests/${id}/edit`}>{name}</Link> : name),
    },
    {
      key: 'organization',
      title: t('guests:field.organization'),
      cell: ({ organization, company }) =>
        company ? <Link to={`/companies/${company.id}`}>{organization}</Link> : organization,
      wide: true,
    },
    { key: 'title', title: t('guests:field.title'), cell: ({ title }) => title },
    {
      key: 'phone',
      title: t('guests:field.phone'),
      cell: ({ phone }) => phone && <PhoneLink phone={phone} reveal={edition.canReveal} />,
    },
    {
      key: 'invited',
      title: t('guests:column.invited'),
      cell: ({ invitedAt }) => (invitedAt ? formatInstant(invitedAt).slice(0, 10) : '—'),
    },
    {
      key: 'reply',
      title: t('guests:field.reply'),
      cell: (guest) => <Reply guest={guest} canArrange={edition.canArrange} />,
    },
    {
      key: 'checkedIn',
      title: t('guests:column.checkedIn'),
      cell: ({ checkedInAt }) => (checkedInAt ? formatInstant(checkedInAt).slice(5) : '—'),
    },
  ];
  const filtered = Boolean(filter.q || filter.reply || filter.state);
  return (
    <>
      {counts.total > 0 && <GuestCountBar counts={counts} filter={filter} />}
      <FilterBar search={<SearchBox value={filter.q} label={t('guests:search')} />}>
        <FilterSelect
          name="reply"
          value={filter.reply}
          label={t('guests:filter.reply')}
          options={REPLIES.map((value) => ({ value, text: t(`codes:reply.${value}`) }))}
        />
        <FilterSelect
          name="state"
          value={filter.state}
          label={t('guests:filter.state')}
          options={GUEST_STATES.map((value) => ({ value, text: t(`guests:state.${value}`) }))}
        />
      </FilterBar>
      <ListBar>
        <Total total={page.total} />
        {!edition.canReveal && <span className="muted small">{t('guests:maskedNote')}</span>}
      </ListBar>
      <DataTable
        caption={t('guests:title')}
        columns={columns}
        rows={page.rows}
        rowKey={({ id }) => id}
        empty={
          <Empty text={filtered ? t('list.noMatch') : t('guests:empty')}>
            {edition.canArrange && !filtered && (
              <ButtonLink to={`/events/${edition.id}/guests/import`}>{t('guests:import.title')}</ButtonLink>
            )}
          </Empty>
        }
      />
      <Pager after={page.after} />
    </>
  );
}

/** What a guest answered; while that is open, one tap notes it. */
function Reply({ guest, canArrange }: { guest: Guest; canArrange: boolean }) {
  const { t } = useTranslation();
  if (guest.reply !== 'open' || !canArrange) return <>{t(`codes:reply.${guest.reply}`)}</>;
  return (
    <Form method="post" className={styles.answers} preventScrollReset>
      <input type="hidden" name="guestId" value={guest.id} />
      <input type="hidden" name="version" value={guest.version} />
      <span className="muted">{t('codes:reply.open')}</span>
      {(['accepted', 'declined'] as const).map((reply) => (
        <Button
          key={reply}
          type="submit"
          look="quiet"
          name="reply"
          value={reply}
          aria-label={t(`guests:note.${reply}`, { name: guest.name })}
        >
          {t(`codes:reply.${reply}`)}
        </Button>
      ))}
    </Form>
  );
}
