import Big from 'big.js';
import { useTranslation } from 'react-i18next';
import { sumYuan } from '#app/lib/money.ts';
import type { Measure } from '../measure.ts';
import { amountText, CITY, cellOf } from '../target.rules.ts';
import styles from './target-grid.module.css';

interface Props {
  measures: Measure[];
  counties: string[];
  /** What a cell stands for as it is typed. */
  amount: (cell: string) => string | null;
}

/** What the counties add up to beside the city's own target. They may differ; the difference is told, not forced. */
export function CountySum({ measures, counties, amount }: Props) {
  const { t } = useTranslation();
  return (
    <tr className={styles.sum}>
      <th scope="row">{t('targets:countySum')}</th>
      {measures.map((measure) => {
        const sum = sumYuan(counties.map((county) => amount(cellOf(measure, county)) ?? '0.00'));
        const city = amount(cellOf(measure, CITY));
        const difference = city === null ? null : new Big(sum).minus(city);
        return (
          <td key={measure} data-label={t(`reports:measure.${measure}`)}>
            {amountText(measure, sum)}
            {difference && (
              <div className="muted small">
                {difference.eq(0)
                  ? t('targets:agrees')
                  : t('targets:difference', {
                      amount: `${difference.gt(0) ? '+' : ''}${amountText(measure, difference.toFixed(2))}`,
                    })}
              </div>
            )}
          </td>
        );
      })}
    </tr>
  );
}
