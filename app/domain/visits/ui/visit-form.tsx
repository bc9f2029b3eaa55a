import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import type { FormValues } from '#app/lib/form-data.ts';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { useDraftFiles } from '#app/ui/outbox/draft-files.ts';
import type { Entry } from '#app/ui/outbox/entry.ts';
import { newKey } from '#app/ui/outbox/outbox.ts';
import type { PreparedPhoto } from '#app/ui/photo/prepare-photo.ts';
import type { VisitFormOptions } from '../visit-form.queries.server.ts';
import type { VisitFormStart } from '../visit-start.queries.server.ts';
import { TalkFields } from './talk-fields.tsx';
import { TalkPhotos } from './talk-photos.tsx';
import { photosOf } from './visit-entry.ts';

interface Props {
  schema: z.ZodMiniType;
  /** What is filled in already, besides a new talk of today. */
  values: FormValues;
  /** What the talk was planned as, which is not asked again. */
  planned: { name: string; id: string }[];
  options: VisitFormOptions;
  start: Pick<VisitFormStart, 'companies' | 'people' | 'deals'>;
  answer: Answer | undefined;
  cancelTo: string;
  /** Takes a new talk that was checked, with its key and its photos; without it the form is posted to its page. */
  send?: (fields: FormData, photos: PreparedPhoto[]) => void;
  /** While `send` is at it. */
  busy?: boolean;
  /** The refused talk that is corrected: it keeps its key. */
  corrected?: Entry;
}

/** A talk, to be filled in on a phone right after it: within two minutes, with one hand, also without a network. */
export function VisitForm({ schema, values, planned, options, start, answer, ...more }: Props) {
  const { cancelTo, send, busy, corrected } = more;
  const { t } = useTranslation();
  const key = useRef(corrected?.key ?? '');
  const [photos, setPhotos] = useDraftFiles<PreparedPhoto>(() => (corrected ? photosOf(corrected) : []));
  const isPlanned = (name: string) => planned.some((one) => one.name === name);
  const sendOnce = (fields: FormData) => {
    // One key for as long as the form is open: sent again after a lost answer, it is still the same talk.
    key.current ||= newKey();
    fields.set('key', key.current);
    send?.(fields, photos);
  };
  return (
    <RecordForm
      schema={schema}
      defaults={{ ...newTalk(options), ...values }}
      answer={answer}
      submitText={t('visits:save')}
      cancelTo={cancelTo}
      encType="multipart/form-data"
      send={send && sendOnce}
      busy={busy}
      keepDraft
    >
      {planned.map(({ name, id }) => (
        <input key={name} type="hidden" name={name} value={id} />
      ))}
      <TalkFields
        options={options}
        start={start}
        ask={{ trip: !isPlanned('tripId'), edition: !isPlanned('editionId') }}
        photos={send && <TalkPhotos photos={photos} onChange={setPhotos} />}
      />
    </RecordForm>
  );
}

const newTalk = ({ people, self, today }: VisitFormOptions): FormValues => ({
  kind: 'outbound',
  companyId: '',
  companyName: '',
  occurredOn: today,
  time: '',
  place: '',
  staffIds: people.some(({ id }) => id === self) ? [self] : [],
  guests: [{ name: '', title: '' }],
  headcount: '',
  sites: '',
  receivedBy: '',
  summary: '',
  outcome: '',
  nextStep: '',
  nextStepOwnerId: people.some(({ id }) => id === self) ? self : '',
  nextStepDue: '',
  dealIds: [],
  tripId: '',
  editionId: '',
});
