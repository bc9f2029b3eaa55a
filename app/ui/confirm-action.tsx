import { Form, useNavigation } from '@remix-run/react';
import type { FormEventHandler, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import styles from './confirm-action.module.css';

interface Props {
  /** What the action is told it is asked for. */
  intent: string;
  /** The version the page was opened at, for records that have one. */
  version?: number | string;
  label: string;
  /** What will happen; opened before the button that does it can be reached. */
  note?: string;
  doText?: string;
  danger?: boolean;
  onSubmit?: FormEventHandler<HTMLFormElement>;
  /** What is asked for besides. */
  children?: ReactNode;
}

/** A single action on a record. One with consequences first says what they are; works without JavaScript. */
export function ConfirmAction({ intent, version, label, note, doText, danger, onSubmit, children }: Props) {
  const { t } = useTranslation();
  const { state } = useNavigation();
  const form = (
    <Form method="post" className={styles.form} onSubmit={onSubmit}>
      <input type="hidden" name="intent" value={intent} />
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {note && <p className="muted">{note}</p>}
      {children}
      <Button type="submit" look={danger ? 'danger' : 'plain'} disabled={state !== 'idle'}>
        {state === 'submitting' ? t('action.saving') : (doText ?? label)}
      </Button>
    </Form>
  );
  if (!note) return form;
  return (
    <details className={styles.details}>
      <summary className={danger ? styles.danger : undefined}>{label}</summary>
      {form}
    </details>
  );
}
