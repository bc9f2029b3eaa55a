import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import { formatYi } from '#app/lib/money.ts';
import type { Reason } from '../similarity.rules.ts';
import styles from './similar-hint.module.css';

/** Why two records are taken for one, the weightiest first; what speaks against it is marked. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }) {
  const { t, i18n } = useTranslation();
  const shown = (parts: Reason['parts'], code: Reason['code']) =>
    code === 'amount' ? { a: formatYi(parts.a, i18n.language), b: formatYi(parts.b, i18n.language) } : parts;
  return (
    <ul className={styles.reasons}>
      {reasons.map(({ code, points, parts }) => (
        <li key={code} className={points < 0 ? styles.against : undefined}>
          {problemText(t, { key: `duplicates:reason.${code}`, params: shown(parts, code) })}
        </li>
      ))}
    </ul>
  );
}
