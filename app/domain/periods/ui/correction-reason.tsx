import { useLoaderData } from '@remix-run/react';
import { get, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { TextArea } from '#app/ui/form/fields.tsx';
import form from '#app/ui/form/form.module.css';
import { useAnswer } from '#app/ui/form/record-form.tsx';
import { type LockedSpan, lockedSpanOf } from '../period.rules.ts';

const FIELD = 'correctionReason';

/**
 * Why a record of a locked month is changed. Asked for where it is needed only: at once when a day is typed that a
 * locked month has counted, or taken out of one, and when the server asked for it. The loader of the page gives
 * `locked` (readLockedSpans).
 * @param days names of the fields that hold the days
 */
export function CorrectionReason({ days }: { days: string[] }) {
  const { t } = useTranslation();
  const isLocked = useIsLocked();
  const answer = useAnswer();
  const { formState } = useFormContext();
  const typed: unknown[] = useWatch({ name: days });
  const given: unknown = useWatch({ name: FIELD });
  const moved = days.some((name, index) => {
    const before: unknown = get(formState.defaultValues, name);
    return typed[index] !== before && (isLocked(typed[index]) || isLocked(before));
  });
  const asked = answer?.problems.some(({ field }) => field === FIELD) ?? false;
  if (!moved && !asked && !given) return null;
  return (
    <TextArea
      name={FIELD}
      label={t('correction.reason')}
      hint={t('correction.hint')}
      rows={2}
      required
      wide
    />
  );
}

/** The same for a single action on a record of this day; nothing where the day is in no locked month. */
export function CorrectionInput({ id }: { id: string }) {
  const { t } = useTranslation();
  return (
    <label htmlFor={id}>
      {t('correction.reason')}
      <input id={id} name={FIELD} className={form.input} maxLength={500} required />
    </label>
  );
}

/** Whether a day lies in a locked month, by what the page's loader read. */
export function useIsLocked(): (day: unknown) => boolean {
  const { locked = [] } = useLoaderData<{ locked?: LockedSpan[] } | null>() ?? {};
  return (day) => typeof day === 'string' && lockedSpanOf(locked, day) !== undefined;
}
