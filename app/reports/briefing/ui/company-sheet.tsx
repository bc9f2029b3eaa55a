import { useTranslation } from 'react-i18next';
import { ContactNumbers } from '#app/domain/contacts/ui/contact-numbers.tsx';
import { Facts } from '#app/ui/page.tsx';
import type { CompanyBriefing } from '../briefing.queries.server.ts';
import styles from './briefing.module.css';
import { DealParts } from './deal-parts.tsx';
import { VisitParts } from './visit-parts.tsx';

interface Props {
  company: CompanyBriefing;
  /** What the sheet belongs to and its day, at its head. */
  head: string;
}

/** One company on a sheet of its own: what we want, who they are, whom to talk to, what was before. */
export function CompanySheet({ company, head }: Props) {
  const { t } = useTranslation();
  const { purposes, contacts, kinds, names, deals, visits } = company;
  return (
    <article className={styles.sheet}>
      <div className={styles.head}>{head}</div>
      <h2 className={styles.name}>{company.name}</h2>
      {purposes.map(({ day, time, place, note }) => (
        <div key={`${day}${time}${note}`} className={styles.purpose}>
          <div>
            <strong>
              {day} {time}
            </strong>{' '}
            {place}
          </div>
          {note && (
            <p className={styles.text}>
              <span className="muted">{t('trips:field.note')}</span> {note}
            </p>
          )}
        </div>
      ))}
      <h3>{t('trips:sheet.who')}</h3>
      <Facts
        items={[
          { label: t('trips:sheet.uscc'), value: company.uscc, long: true },
          { label: t('trips:sheet.origin'), value: company.origin },
          { label: t('trips:sheet.industry'), value: company.industry },
          { label: t('trips:sheet.kinds'), value: kinds.join('、') },
          { label: t('trips:sheet.group'), value: company.groupName },
          { label: t('trips:sheet.names'), value: names.join('、') },
          { label: t('trips:sheet.address'), value: company.address },
        ].filter(({ value }) => value)}
      />
      {company.profile && <p className={styles.text}>{company.profile}</p>}
      <h3>{t('trips:sheet.contacts')}</h3>
      {contacts.length === 0 && <p className="muted">{t('trips:sheet.noContacts')}</p>}
      <ul className={styles.list}>
        {contacts.map((contact) => (
          <li key={contact.id} className={styles.contact}>
            <span>
              <strong>{contact.name}</strong> <span className="muted">{contact.title}</span>
            </span>
            <ContactNumbers contact={contact} reveal={company.reveal} />
          </li>
        ))}
      </ul>
      {!company.reveal && contacts.length > 0 && <p className="muted small">{t('trips:sheet.masked')}</p>}
      <h3>
        {t('trips:sheet.visits')} <Shown of={visits} />
      </h3>
      <VisitParts visits={visits.rows} />
      <h3>
        {t('trips:sheet.deals')} <Shown of={deals} />
      </h3>
      <DealParts deals={deals.rows} />
    </article>
  );
}

/** How many there are, where not all are on the sheet. */
function Shown({ of: { rows, count } }: { of: { rows: unknown[]; count: number } }) {
  const { t } = useTranslation();
  if (rows.length === count) return null;
  return <span className="muted small">{t('trips:sheet.shown', { count, shown: rows.length })}</span>;
}
