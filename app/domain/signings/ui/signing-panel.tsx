import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatYi } from '#app/lib/money.ts';
import { Panel } from '#app/ui/page.tsx';
import type { listLinesOfDeal } from '../form.queries.server.ts';

type Props = Awaited<ReturnType<typeof listLinesOfDeal>> & { dealId: string };

/** The signing lists a deal stands on, and the way onto one. */
export function SigningPanel({ dealId, lines, mayPut }: Props) {
  const { t, i18n } = useTranslation();
  if (lines.length === 0 && !mayPut) return null;
  return (
    <Panel
      title={t('deals:signings.panel')}
      action={
        mayPut && (
          <Link to={`/deals/${dealId}/signing`} className="no-print">
            {t('deals:signings.sign')}
          </Link>
        )
      }
    >
      {lines.length === 0 && <p className="muted">{t('deals:signings.none')}</p>}
      <ul>
        {lines.map(({ id, kind, amount, isSigned, edition }) => (
          <li key={id}>
            <Link to={`/events/${edition.id}/signing`}>{edition.name}</Link>
            <div className="muted small">
              {t(`codes:agreement.${kind}`)}
              {kind !== 'supplement' &&
                ` · ${t('unit.yiAmount', { amount: formatYi(amount, i18n.language) })}`}
              {isSigned && ` · ${t('deals:signings.signed')}`}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
