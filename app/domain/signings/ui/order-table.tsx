import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import type { DeskLine } from '../desk.queries.server.ts';
import styles from './desk.module.css';

/** The order of the ceremony on paper. */
export function OrderTable({ name, lines }: { name: string; lines: DeskLine[] }) {
  const { t, i18n } = useTranslation();
  return (
    <section className={styles.paper} aria-hidden>
      <h2>
        {name} · {t('signings:order.title')}
      </h2>
      <p>{t('signings:order.unit')}</p>
      <table>
        <thead>
          <tr>
            <th>{t('signings:order.number')}</th>
            <th>{t('signings:field.name')}</th>
            <th>{t('signings:field.investorId')}</th>
            <th>{t('signings:field.countyCode')}</th>
            <th>{t('signings:field.kind')}</th>
            <th>{t('signings:field.amount')}</th>
            <th>{t('signings:field.signedBy')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ id, deal, kind, amount, signedBy, signed }, index) => (
            <tr key={id}>
              <td>{index + 1}</td>
              <td>{deal.name}</td>
              <td>{deal.investor}</td>
              <td>{i18n.language === 'en' ? deal.county?.nameEn : deal.county?.shortName}</td>
              <td>{t(`codes:agreement.${kind}`)}</td>
              <td className="num">
                {kind === 'supplement' ? '—' : formatYi(signed?.amount ?? amount, i18n.language)}
              </td>
              <td>{signed?.signedBy || signedBy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
