import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import type { Option } from '#app/ui/form/fields.tsx';
import styles from './task.module.css';

/** Days that a task is usually put off by. */
const CHOICES = [1, 3, 7, 14] as const;

/** Another day for a task: the usual ones by one tap. */
export function PostponeForm({ today }: { today: LocalDate }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.choices}>
      <legend className="muted small">{t('tasks:postpone')}</legend>
      <input type="hidden" name="intent" value="postpone" />
      {CHOICES.map((days) => (
        <Button key={days} type="submit" name="due" value={addDays(today, days)} title={addDays(today, days)}>
          {t(`tasks:in.${days}`)}
        </Button>
      ))}
    </fieldset>
  );
}

/** Someone else for a task. */
export function HandOverForm({ people }: { people: Option[] }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.choices}>
      <legend className="muted small">{t('tasks:handOver')}</legend>
      <input type="hidden" name="intent" value="handOver" />
      <select
        name="ownerId"
        className={styles.input}
        aria-label={t('tasks:handOverTo')}
        required
        defaultValue=""
      >
        <option value="" disabled>
          {t('form.pick')}
        </option>
        {people.map(({ value, text }) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <Button type="submit">{t('tasks:handOver')}</Button>
    </fieldset>
  );
}

/** What was done about an instruction: it is finished by an answer, not by a tap. */
export function AnswerForm({ what, onAnswer }: { what: string; onAnswer: () => void }) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.plan}>
      <legend className="muted small">{t('tasks:answerHint')}</legend>
      <input type="hidden" name="intent" value="answer" />
      <textarea
        name="answer"
        rows={3}
        className={styles.answer}
        aria-label={t('tasks:answerOf', { what })}
        maxLength={4000}
        required
      />
      <Button type="submit" look="primary" onClick={onAnswer}>
        {t('tasks:answer')}
      </Button>
    </fieldset>
  );
}

interface PlanProps {
  ownerId: string | null;
  today: LocalDate;
  /** While the tap that finished the step is on its way: only its answer tells in which version the deal stands. */
  isWaiting: boolean;
}

/** What comes next with a deal whose step is done. */
export function PlanForm({ ownerId, today, isWaiting }: PlanProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className={styles.plan}>
      <legend>{t('tasks:planNext')}</legend>
      <input type="hidden" name="intent" value="plan" />
      <input type="hidden" name="ownerId" value={ownerId ?? ''} />
      <label htmlFor={`${id}step`} className="visually-hidden">
        {t('tasks:nextStep')}
      </label>
      <input
        id={`${id}step`}
        name="nextStep"
        className={styles.input}
        placeholder={t('tasks:nextStep')}
        maxLength={200}
        required
        autoComplete="off"
      />
      <label htmlFor={`${id}due`} className="visually-hidden">
        {t('tasks:dueDay')}
      </label>
      <input
        id={`${id}due`}
        type="date"
        name="due"
        className={styles.input}
        defaultValue={addDays(today, 7)}
        required
      />
      <Button type="submit" look="primary" disabled={isWaiting}>
        {t('tasks:plan')}
      </Button>
    </fieldset>
  );
}
