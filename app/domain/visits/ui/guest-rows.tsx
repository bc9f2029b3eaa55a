import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '#app/ui/button.tsx';
import { TextField, useFieldError } from '#app/ui/form/fields.tsx';
import form from '#app/ui/form/form.module.css';
import type { CompanyToMeet } from '../known-companies.queries.server.ts';
import styles from './visit-form.module.css';

type Guest = CompanyToMeet['contacts'][number];

/** Their people at a talk: those already known at the company are one tap, others are typed. */
export function GuestRows({ known }: { known: Guest[] }) {
  const { t } = useTranslation();
  const { getValues } = useFormContext();
  const { fields, append, remove, update } = useFieldArray({ name: 'guests' });
  const error = useFieldError('guests');
  const typed: unknown = useWatch({ name: 'guests' });
  const names = new Set(Array.isArray(typed) ? typed.map((guest: Partial<Guest>) => guest?.name) : []);
  const choose = ({ name, title }: Guest) => {
    const rows: unknown = getValues('guests');
    const blank = Array.isArray(rows)
      ? rows.findIndex((row: Partial<Guest>) => !row?.name && !row?.title)
      : -1;
    if (blank >= 0) update(blank, { name, title });
    else append({ name, title });
  };
  return (
    <fieldset className={form.wide} id="field-guests">
      <legend className={form.legend}>
        {t('visits:field.guests')}
        <span className={form.mark} aria-hidden>
          {' *'}
        </span>
      </legend>
      <div className={styles.guests}>
        <div className={styles.chips}>
          {known
            .filter(({ name }) => !names.has(name))
            .map((guest) => (
              <button
                key={`${guest.name} ${guest.title}`}
                type="button"
                className={styles.suggestion}
                onClick={() => choose(guest)}
              >
                ＋ {[guest.name, guest.title].filter(Boolean).join(' · ')}
              </button>
            ))}
        </div>
        {fields.map((field, index) => (
          <div key={field.id} className={form.row}>
            <TextField name={`guests.${index}.name`} label={t('visits:guestName')} maxLength={60} />
            <TextField name={`guests.${index}.title`} label={t('visits:guestTitle')} maxLength={80} />
            <Button look="quiet" onClick={() => remove(index)}>
              {t('action.remove')}
            </Button>
          </div>
        ))}
      </div>
      <Button look="quiet" onClick={() => append({ name: '', title: '' })}>
        ＋ {t('visits:addGuest')}
      </Button>
      {error && <div className={form.error}>{error}</div>}
    </fieldset>
  );
}
