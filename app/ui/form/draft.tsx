import { useLocation, useNavigation } from '@remix-run/react';
import { createContext, useContext, useEffect, useState } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import styles from './form.module.css';

const PREFIX = 'draft:';

/** Whose drafts this browser keeps: another user at the same desk never sees them. */
export const DraftOwner = createContext('');

const keyOf = (owner: string, path: string) => `${PREFIX}${owner}:${path}`;

/** Forgets what was typed into the form at an address, as it is saved. */
export function forgetDraft(owner: string, path: string): void {
  localStorage.removeItem(keyOf(owner, path));
}

interface Draft {
  restored: boolean;
  discard: () => void;
}

/** Keeps what is typed through reload, back and time-out, until it is saved or discarded. */
export function useDraft(form: UseFormReturn<FieldValues>, enabled: boolean): Draft {
  const owner = useContext(DraftOwner);
  const { pathname, search } = useLocation();
  const navigation = useNavigation();
  const [restored, setRestored] = useState(false);
  const key = keyOf(owner, pathname + search);

  useEffect(() => {
    if (!enabled) return;
    const kept = localStorage.getItem(key);
    if (kept) {
      form.reset({ ...form.getValues(), ...JSON.parse(kept) }, { keepDefaultValues: true });
      setRestored(true);
    }
    const subscription = form.watch((values, { type }) => {
      if (type === 'change') localStorage.setItem(key, JSON.stringify(values));
    });
    return () => subscription.unsubscribe();
  }, [enabled, form, key]);

  // The action redirected: what was typed is saved.
  const saved = navigation.state === 'loading' && navigation.formMethod === 'POST';
  useEffect(() => {
    if (enabled && saved) localStorage.removeItem(key);
  }, [enabled, saved, key]);

  const discard = () => {
    if (!enabled) return;
    localStorage.removeItem(key);
    form.reset();
    setRestored(false);
  };
  return { restored, discard };
}

/** Says that an earlier draft is back, and takes it away again. */
export function DraftNotice({ draft }: { draft: Draft }) {
  const { t } = useTranslation();
  if (!draft.restored) return null;
  return (
    <div className={styles.draft} role="status">
      {t('form.draftRestored')}
      <Button look="quiet" onClick={draft.discard}>
        {t('action.discardDraft')}
      </Button>
    </div>
  );
}

/** Forgets every draft of this browser; done on signing out. */
export function wipeDrafts(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  }
}
