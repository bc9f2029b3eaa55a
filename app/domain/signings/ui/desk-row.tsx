import { Form, Link } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MissingList } from '#app/domain/deals/ui/missing-list.tsx';
import { problemText } from '#app/i18n/problem-text.ts';
import { formatInstant } from '#app/lib/dates.ts';
import { formatYi, parseAmount, yuanToYiText } from '#app/lib/money.ts';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { WORKS_OFFLINE } from '#app/ui/offline/works-offline.ts';
import { discard, retry } from '#app/ui/outbox/outbox.ts';
import styles from './desk.module.css';
import type { DeskAtWork, LineAtWork } from './use-desk.ts';

interface Props {
  line: LineAtWork;
  number: number;
  desk: DeskAtWork;
}

/** A line of the desk: who signs what for how much, and the one tap. */
export function DeskRow({ line, number, desk }: Props) {
  const { t, i18n } = useTranslation();
  const { deal, now, signed } = line;
  const state = now.isWaiting ? styles.waits : now.isSigned ? styles.done : '';
  const amount = signed && now.isSigned ? signed.amount : line.amount;
  return (
    <li className={`${styles.row} ${state}`} data-line={deal.name}>
      <span className={styles.number}>{number}</span>
      <div className={styles.what}>
        <div className={styles.name}>
          {line.mayOpen ? <Link to={`/deals/${deal.id}`}>{deal.name}</Link> : deal.name}
        </div>
        <div className="muted small">
          {[
            deal.investor,
            i18n.language === 'en' ? deal.county?.nameEn : deal.county?.shortName,
            t(`codes:agreement.${line.kind}`),
            signed?.signedBy || line.signedBy,
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {!now.isSigned && line.lacking.length > 0 && (
          <>
            <div className={`${styles.lacks} small`}>{t('signings:lacking')}</div>
            <MissingList missing={line.lacking} dealId={deal.id} elsewhere />
          </>
        )}
        <Refused line={line} />
      </div>
      <div className={styles.amount}>
        {line.kind === 'supplement' ? (
          <span className="muted">—</span>
        ) : (
          <>
            <strong className="num">{formatYi(amount, i18n.language)}</strong>{' '}
            <span className="muted small">{t('signings:unit')}</span>
          </>
        )}
      </div>
      <div className={styles.tap}>
        {now.isSigned ? (
          <Signed line={line} desk={desk} />
        ) : (
          <Open key={line.version} line={line} desk={desk} />
        )}
      </div>
    </li>
  );
}

/** The one tap of a line that is not signed; what was agreed otherwise can be said before. */
function Open({ line, desk }: Pick<Props, 'line' | 'desk'>) {
  const { t } = useTranslation();
  const planned = yuanToYiText(line.amount);
  const [amount, setAmount] = useState<string>();
  const [signedBy, setSignedBy] = useState<string>();
  const isForeign = line.currency !== 'CNY';
  const isAmount = amount === undefined || parseAmount(amount) !== undefined;
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (!isAmount) return;
    void desk.sign(line, isForeign ? '' : (amount ?? planned), signedBy ?? line.signedBy);
  };
  return (
    <Form method="post" onSubmit={onSubmit} className={styles.open} {...WORKS_OFFLINE}>
      <input type="hidden" name="line" value={line.id} />
      {desk.mayRun && (
        <Button
          type="submit"
          look="primary"
          name="intent"
          value="sign"
          disabled={line.lacking.length > 0}
          aria-label={t('signings:signName', { name: line.deal.name })}
        >
          {t('signings:sign')}
        </Button>
      )}
      {line.mayChange && (
        <details className={styles.detail}>
          <summary aria-label={t('signings:detailOf', { name: line.deal.name })}>
            {t('signings:detail')}
          </summary>
          <div className={styles.sheet}>
            {desk.mayRun && (
              <>
                {!isForeign && line.kind !== 'supplement' && (
                  <label>
                    {t('signings:amountSigned')}
                    <input
                      name="amount"
                      inputMode="decimal"
                      defaultValue={planned}
                      aria-invalid={!isAmount}
                      onChange={(event) => setAmount(event.target.value)}
                    />
                  </label>
                )}
                {!isAmount && <span className="overdue small">{t('errors:amount')}</span>}
                <label>
                  {t('signings:field.signedBy')}
                  <input
                    name="signedBy"
                    defaultValue={line.signedBy}
                    maxLength={200}
                    onChange={(event) => setSignedBy(event.target.value)}
                  />
                </label>
              </>
            )}
            <div className={styles.sheetActions}>
              <ButtonLink to={`/signings/${line.id}/edit`}>{t('signings:editPlan')}</ButtonLink>
              <Button
                type="submit"
                name="intent"
                value="remove"
                onClick={(event) => {
                  event.preventDefault();
                  void desk.act(line, 'remove');
                }}
              >
                {t('signings:remove')}
              </Button>
            </div>
          </div>
        </details>
      )}
    </Form>
  );
}

/** When and at which desk a line was signed, and the way back. */
function Signed({ line, desk }: Pick<Props, 'line' | 'desk'>) {
  const { t } = useTranslation();
  const { signed, now } = line;
  return (
    <Form
      method="post"
      className={styles.signed}
      onSubmit={(event) => {
        event.preventDefault();
        void desk.undo(line, now.of);
      }}
      {...WORKS_OFFLINE}
    >
      <input type="hidden" name="line" value={line.id} />
      <div className={styles.record}>
        <div>
          <span className={styles.state}>
            {t(now.isWaiting ? 'signings:state.waiting' : 'signings:state.signed')}
          </span>{' '}
          {signed?.isOutside && <span className="overdue small">{t('agreements:mark.outside')}</span>}
        </div>
        {signed && !now.isWaiting && (
          <div className="muted small">
            {formatInstant(signed.at)} {signed.desk}
          </div>
        )}
      </div>
      {desk.mayRun && (
        <Button
          type="submit"
          name="intent"
          value="undo"
          look="quiet"
          aria-label={t('signings:undoName', { name: line.deal.name })}
        >
          {t('signings:undo')}
        </Button>
      )}
    </Form>
  );
}

/** What the server said no to; the tap is kept until somebody decides. */
function Refused({ line }: { line: LineAtWork }) {
  const { t } = useTranslation();
  const { refused } = line.now;
  if (!refused) return null;
  return (
    <div className={styles.problem} role="alert">
      {refused.problems.map((problem) => (
        <div key={problem.key}>{problemText(t, problem)}</div>
      ))}
      <Button look="quiet" onClick={() => void retry(refused.key)}>
        {t('signings:retry')}
      </Button>
      <Button look="quiet" onClick={() => void discard(refused.key)}>
        {t('signings:discard')}
      </Button>
    </div>
  );
}
