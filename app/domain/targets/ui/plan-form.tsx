import type { ClipboardEvent } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { sumYuan } from '#app/lib/money.ts';
import { readPastedBlock } from '#app/lib/pasted-table.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { isMoney, type Measure } from '../measure.ts';
import { amountText, evenly, readAmount } from '../target.rules.ts';
import { planSchema } from '../target.schema.ts';
import styles from './target-grid.module.css';

interface Props {
  measure: Measure;
  amount: string | null;
  months: string[];
  version: number;
  answer: Answer | undefined;
  cancelTo: string;
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index);
const field = (month: number) => `months.${month}`;

/** One target: the year's amount, due evenly or by twelve months that add up to it. */
export function PlanForm({ measure, amount, months, version, answer, cancelTo }: Props) {
  const { t } = useTranslation();
  const unit = t(`targets:unit.${isMoney(measure) ? 'yi' : 'pieces'}`);
  return (
    <RecordForm
      schema={planSchema(measure)}
      defaults={{
        amount: amountText(measure, amount),
        pace: months.length > 0 ? 'months' : 'even',
        months: MONTHS.map((month) => amountText(measure, months[month])),
        version: String(version),
      }}
      answer={answer}
      cancelTo={cancelTo}
      keepDraft
    >
      <TextField name="amount" label={t('targets:field.amount')} unit={unit} inputMode="decimal" />
      <SelectField
        name="pace"
        label={t('targets:field.pace')}
        options={(['even', 'months'] as const).map((pace) => ({
          value: pace,
          text: t(`targets:pace.${pace}`),
        }))}
      />
      <Months measure={measure} unit={unit} />
    </RecordForm>
  );
}

/** The twelve months, what they add up to, and a button that spreads the year over them. */
function Months({ measure, unit }: { measure: Measure; unit: string }) {
  const { t } = useTranslation();
  const { setValue, formState } = useFormContext();
  const [typed, pace = formState.defaultValues?.pace, year] = useWatch({
    name: ['months', 'pace', 'amount'],
  });
  const texts: string[] = Array.isArray(typed) ? typed : [];
  const sum = sumYuan(texts.map((text) => amountIn(measure, text) ?? '0.00'));
  const fill = (values: readonly string[], from = 0) => {
    setValue('pace', 'months', { shouldDirty: true });
    values.slice(0, 12 - from).forEach((text, index) => {
      setValue(field(from + index), text, { shouldDirty: true });
    });
  };
  const whole = amountIn(measure, typeof year === 'string' ? year : '');
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    const month = /^field-months\.(\d+)$/.exec((event.target as HTMLElement).id)?.[1];
    const cells = readPastedBlock(event.clipboardData.getData('text/plain')).flat();
    if (month === undefined || cells.length < 2) return;
    event.preventDefault();
    fill(cells, Number(month));
  };
  return (
    <fieldset onPaste={onPaste} data-muted={pace === 'even' || undefined}>
      <legend className="muted small">
        {t('targets:field.months')}（{unit}）
      </legend>
      <div className={styles.months}>
        {MONTHS.map((month) => (
          <TextField
            key={month}
            name={field(month)}
            label={t('targets:month', { month: month + 1 })}
            inputMode="decimal"
          />
        ))}
      </div>
      <p className={styles.bar}>
        <span>
          {t('targets:monthSum')}
          {t('reports:colon')}
          <strong className="num">{amountText(measure, sum)}</strong>
        </span>
        {whole && (
          <Button onClick={() => fill(evenly(measure, whole).map((part) => amountText(measure, part)))}>
            {t('targets:spread')}
          </Button>
        )}
      </p>
      <p className="muted small">{t('targets:pasteMonths')}</p>
    </fieldset>
  );
}

function amountIn(measure: Measure, text: string): string | null {
  const read = readAmount(measure, text);
  return 'amount' in read ? read.amount : null;
}
