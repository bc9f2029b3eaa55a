import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '#app/ui/page.tsx';
import type { ReceptionPage } from '../reception.queries.server.ts';
import styles from './reception.module.css';

/** The plan as it is handed out: read on the screen, printed on A4. */
export function ReceptionDocument({ reception }: { reception: ReceptionPage }) {
  const { t } = useTranslation();
  const { company, startsOn, endsOn, headcount } = reception;
  const days = startsOn === endsOn ? startsOn : t('receptions:span', { from: startsOn, to: endsOn });
  const name = reception.companyOpens ? (
    <Link to={`/companies/${company.id}`}>{company.name}</Link>
  ) : (
    company.name
  );
  return (
    <Panel>
      <article className={styles.document}>
        <h2 className={styles.title}>{t('receptions:document', { company: company.name })}</h2>
        <Part title={t('receptions:part.facts')}>
          <Lines
            lines={[
              [t('receptions:field.companyId'), name],
              [t('receptions:field.days'), days],
              [t('receptions:field.headcount'), headcount && t('receptions:people', { count: headcount })],
              [t('receptions:field.guests'), reception.guests],
              [t('receptions:field.purpose'), reception.purpose],
            ]}
          />
        </Part>
        <Part title={t('receptions:part.programme')}>
          <Programme items={reception.items} />
        </Part>
        <Part title={t('receptions:part.roles')}>
          <Lines
            lines={[
              [t('receptions:field.receivedBy'), reception.receivedBy],
              [t('receptions:field.accompaniedBy'), reception.accompaniedBy],
              [t('receptions:field.team'), reception.team.name],
            ]}
          />
        </Part>
        <Part title={t('receptions:part.arrangements')}>
          <p className={styles.text}>{reception.arrangements || '—'}</p>
        </Part>
        <Part title={t('receptions:part.contact')}>
          <p>
            {reception.coordinator.name}（{reception.coordinator.team.name}）
          </p>
        </Part>
      </article>
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}

/** Only what is known is printed. */
function Lines({ lines }: { lines: [label: string, value: ReactNode][] }) {
  const known = lines.filter(([, value]) => value);
  if (known.length === 0) return <p>—</p>;
  return (
    <dl className={styles.lines}>
      {known.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd className={styles.text}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Programme({ items }: { items: ReceptionPage['items'] }) {
  const { t } = useTranslation();
  if (items.length === 0) return <p className="muted">{t('receptions:noProgramme')}</p>;
  return (
    <table className={styles.programme}>
      <caption className="visually-hidden">{t('receptions:field.items')}</caption>
      <thead>
        <tr>
          {(['day', 'time', 'content', 'place', 'responsible'] as const).map((column) => (
            <th key={column}>{t(`receptions:row.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item, index) => (
          <tr key={item.id}>
            <td className={styles.short}>{items[index - 1]?.day === item.day ? '' : item.day.slice(5)}</td>
            <td className={styles.short}>{item.time}</td>
            <td>{item.content}</td>
            <td>{item.place}</td>
            <td>{item.responsible}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
