import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { CorrectionReason } from '#app/domain/periods/ui/correction-reason.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import type { Compared, Comparison } from '../compare.queries.server.ts';
import { mergeCompaniesSchema, mergeDealsSchema } from '../merge.schema.ts';
import styles from './duplicates.module.css';
import { Reasons } from './reasons.tsx';

const SCHEMAS = { companies: mergeCompaniesSchema, deals: mergeDealsSchema };

/** Two records side by side: which stays, what of either, what goes along. */
export function ComparisonForm({
  comparison,
  answer,
}: {
  comparison: Comparison;
  answer: Answer | undefined;
}) {
  const { t } = useTranslation();
  const { kind, kept, merged } = comparison;
  return (
    <RecordForm
      schema={SCHEMAS[kind]}
      defaults={{ version: String(kept.version), mergedVersion: String(merged.version) }}
      answer={answer}
      cancelTo={`/duplicates?kind=${kind}`}
      submitText={t('duplicates:do')}
    >
      <input type="hidden" name="mergedVersion" value={merged.version} />
      <div className={styles.whole}>
        <div className={styles.why}>
          <strong className={styles.score}>{t('duplicates:score', { score: comparison.score })}</strong>
          <Reasons reasons={comparison.reasons} />
        </div>
        <Fields comparison={comparison} />
        <Along comparison={comparison} />
      </div>
      <CorrectionReason days={[]} />
    </RecordForm>
  );
}

function Fields({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const { kind, kept, merged, fields, canSwap } = comparison;
  const differ = fields.filter((row) => row.kept !== row.merged);
  const equal = fields.filter((row) => row.kept === row.merged && row.kept !== '');
  const label = (field: string) => t(`${kind}:field.${field as 'name'}`);
  return (
    <>
      <p className="muted small">{t('duplicates:choose')}</p>
      <table className={styles.fields}>
        <thead>
          <tr>
            <th>{t('duplicates:field')}</th>
            <Head side={kept} kind={kind} role={t('duplicates:keep')} />
            <Head side={merged} kind={kind} role={t('duplicates:drop')}>
              {canSwap ? (
                <Link to={`/duplicates/${kind}/${merged.id}/${kept.id}`} replace>
                  {t('duplicates:swap')}
                </Link>
              ) : (
                <span className="muted">{t('duplicates:further')}</span>
              )}
            </Head>
          </tr>
        </thead>
        <tbody>
          {differ.map((row) => (
            <tr key={row.field}>
              <th scope="row">{label(row.field)}</th>
              {(['kept', 'merged'] as const).map((side) => (
                <td key={side}>
                  <label className={styles.choice}>
                    <input
                      type="radio"
                      name={`choice.${row.field}`}
                      value={side}
                      defaultChecked={row.stays === side}
                      aria-label={`${label(row.field)}：${row[side] || '—'}`}
                    />
                    <span>{row[side] || '—'}</span>
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {equal.length > 0 && (
        <details className={styles.equal}>
          <summary>{t('duplicates:equal', { count: equal.length })}</summary>
          <dl>
            {equal.map((row) => (
              <div key={row.field}>
                <dt>{label(row.field)}</dt>
                <dd>{row.kept}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </>
  );
}

function Head({
  side,
  kind,
  role,
  children,
}: {
  side: Compared;
  kind: Comparison['kind'];
  role: string;
  children?: React.ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <th scope="col">
      <span className={styles.role}>{role}</span>
      <Link to={`/${kind}/${side.id}`} target="_blank">
        {side.label}
      </Link>
      <div className="muted small">
        {side.team} · {t('duplicates:first', { at: side.reported })}
      </div>
      {children && <div className="small">{children}</div>}
    </th>
  );
}

/** What is moved without a choice, and what becomes of names, credit and figures. */
function Along({ comparison: { kind, kept, merged, moves, twins } }: { comparison: Comparison }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('duplicates:moves')}>
      <ul className={styles.along}>
        {moves.length === 0 && <li className="muted">{t('duplicates:movesNone')}</li>}
        {moves.map(({ what, count }) => (
          <li key={what}>{t(`duplicates:attached.${what as 'contact'}`, { count })}</li>
        ))}
      </ul>
      <ul className={styles.notes}>
        {kind === 'companies' && <li>{t('duplicates:names')}</li>}
        {kind === 'deals' && kept.team !== merged.team && <li>{t('duplicates:credits')}</li>}
        {kind === 'deals' && <li>{t('duplicates:figures')}</li>}
        {twins > 0 && <li>{t('duplicates:papers', { count: twins })}</li>}
      </ul>
    </Panel>
  );
}
