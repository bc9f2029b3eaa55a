import { useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import styles from './export-menu.module.css';

const FORMATS = ['xlsx', 'csv'] as const;

type Ledger = 'negotiating' | 'signed' | 'trips' | 'receptions';

/**
 * Ways to take the whole list along, under the conditions in force: as it is, or as one of the paper ledgers. Plain
 * links, for the browser to download.
 * @param list name of the list among the exports
 */
export function ExportMenu({ list, ledgers = [] }: { list: string; ledgers?: Ledger[] }) {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const search = new URLSearchParams([...params].filter(([name, value]) => value && name !== 'after'));
  const ways = [
    { file: list, text: t('list.export.asShown') },
    ...ledgers.map((ledger) => ({ file: `ledger-${ledger}`, text: t(`list.export.${ledger}`) })),
  ];
  return (
    <details className={`${styles.menu} no-print`} key={search.toString()}>
      <summary>{t('list.export.menu')}</summary>
      <ul className={styles.panel}>
        {ways.map(({ file, text }) => (
          <li key={file}>
            <span>{text}</span>
            {FORMATS.map((format) => (
              <a
                key={format}
                href={`/exports/${file}.${format}?${search}`}
                aria-label={`${t('list.export.menu')} ${text} ${t(`list.export.${format}`)}`}
              >
                {t(`list.export.${format}`)}
              </a>
            ))}
          </li>
        ))}
      </ul>
    </details>
  );
}
