import { useLocation, useNavigate, useSubmit } from '@remix-run/react';
import { useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DraftOwner, forgetDraft } from '#app/ui/form/draft.tsx';
import type { Answer } from '#app/ui/form/record-form.tsx';
import { answerOf, useCorrected } from '#app/ui/outbox/corrected.ts';
import { keepFiles } from '#app/ui/outbox/draft-files.ts';
import { isRefused } from '#app/ui/outbox/entry.ts';
import { enqueueAndWait } from '#app/ui/outbox/outbox.ts';
import { readSnapshot } from '#app/ui/outbox/snapshot.ts';
import type { PreparedPhoto } from '#app/ui/photo/prepare-photo.ts';
import { withPhotos } from './photo-fields.ts';
import { VISIT_GROUP, visitEntry } from './visit-entry.ts';

/** How long a good line may take before the talk counts as kept for later. */
const PATIENCE_MS = 6_000;

/**
 * Saves a talk through the outbox: sent at once where there is a network, else kept here while the form takes the
 * next one. A talk that was refused comes back into the form with the parameter `entry`.
 * @param afterwards where to go once the talk with this id is saved
 */
export function useVisitOutbox(afterwards: (id: string) => string) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const navigate = useNavigate();
  const owner = useContext(DraftOwner);
  const { pathname, search } = useLocation();
  const [answer, setAnswer] = useState<Answer>();
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const [kept, setKept] = useState<string>();
  const corrected = useCorrected(VISIT_GROUP);

  const forget = async () => {
    forgetDraft(owner, pathname + search);
    await keepFiles(owner, pathname + search, []);
  };
  const send = async (fields: FormData, photos: PreparedPhoto[]) => {
    setBusy(true);
    const fate = await enqueueAndWait(visitEntry(fields, photos, t), PATIENCE_MS).catch(() => null);
    setBusy(false);
    // A browser that keeps nothing posts the form as ever.
    if (!fate) return submit(withPhotos(fields, photos), { method: 'post', encType: 'multipart/form-data' });
    const entry = readSnapshot().entries.find(({ key }) => key === fate.key);
    if (entry && isRefused(entry)) return setAnswer(answerOf(entry));
    await forget();
    const saved = fate.state === 'sent' ? fate.answer : entry?.answer;
    if (saved?.id) return navigate(afterwards(saved.id));
    setAnswer(undefined);
    setKept(fate.key);
    setRound(round + 1);
    window.scrollTo(0, 0);
  };
  return {
    send,
    busy,
    kept,
    corrected: round === 0 ? corrected : undefined,
    answer: answer ?? (round === 0 && corrected ? answerOf(corrected) : undefined),
    /** Changes whenever the form starts anew. */
    formKey: `${round}${corrected?.key}`,
  };
}
