import { useLocation, useNavigate, useSubmit } from '@remix-run/react';
import { useContext, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftOwner, forgetDraft } from '#app/ui/form/draft.tsx';
import type { Answer } from '#app/ui/form/record-form.tsx';
import { answerOf, useCorrected } from '#app/ui/outbox/corrected.ts';
import { isRefused } from '#app/ui/outbox/entry.ts';
import { enqueueAndWait, newKey } from '#app/ui/outbox/outbox.ts';
import { readSnapshot } from '#app/ui/outbox/snapshot.ts';
import { projectEntry, projectGroup } from './project-entry.ts';

/** How long a good line may take before a project counts as kept for later. */
const PATIENCE_MS = 6_000;

/**
 * Puts a project that is new on the spot on the list through the outbox: at once where there is a network, else it
 * waits here while the form takes the next one.
 */
export function useProjectOutbox(editionId: string) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const navigate = useNavigate();
  const owner = useContext(DraftOwner);
  const { pathname, search } = useLocation();
  const [answer, setAnswer] = useState<Answer>();
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const refused = useCorrected(projectGroup(editionId));
  const corrected = round === 0 ? refused : undefined;
  // Sent again after a refusal, it is still the same project.
  const key = useRef('');

  const send = async (form: FormData) => {
    key.current ||= corrected?.key ?? newKey();
    setBusy(true);
    const entry = projectEntry(editionId, key.current, form, t);
    const fate = await enqueueAndWait(entry, PATIENCE_MS).catch(() => null);
    setBusy(false);
    // A browser that keeps nothing posts the form as ever.
    if (!fate) return submit(form, { method: 'post' });
    const kept = readSnapshot().entries.find((one) => one.key === fate.key);
    if (kept && isRefused(kept)) return setAnswer(answerOf(kept));
    forgetDraft(owner, pathname + search);
    if (fate.state === 'sent') return navigate(`/events/${editionId}/signing`);
    key.current = '';
    setAnswer(undefined);
    setRound(round + 1);
    window.scrollTo(0, 0);
  };
  return {
    send,
    busy,
    answer: answer ?? (corrected && answerOf(corrected)),
    /** Changes whenever the form starts anew. */
    formKey: `${round}${corrected?.key}`,
  };
}
