import type { TFunction } from 'i18next';
import type { Entry, NewEntry } from '#app/ui/outbox/entry.ts';
import { newKey } from '#app/ui/outbox/outbox.ts';
import type { PreparedPhoto } from '#app/ui/photo/prepare-photo.ts';
import { notesOf } from './photo-fields.ts';

export const VISIT_GROUP = 'visit';

/** What the list of waiting entries repeats of a talk, in the order of the form. */
const TYPED = ['occurredOn', 'time', 'place', 'summary', 'outcome', 'nextStep', 'nextStepDue'] as const;

/** A talk as the outbox takes it, its photos behind it. */
export function visitEntry(form: FormData, photos: PreparedPhoto[], t: TFunction): NewEntry {
  const fields = [...form].filter((field): field is [string, string] => typeof field[1] === 'string');
  const text = (name: string) => String(form.get(name) ?? '');
  const guests = fields.filter(([name, value]) => /^guests\.\d+\.name$/.test(name) && value !== '');
  const typed = [
    ...TYPED.map((name) => ({ label: t(`visits:field.${name}`), text: text(name) })),
    { label: t('visits:field.guests'), text: guests.map(([, name]) => name).join('、') },
  ];
  return {
    key: text('key'),
    action: '/visits/log',
    fields: fields.filter(([name]) => name !== 'key'),
    label: [t('visits:one'), text('companyName')].join(' · '),
    group: VISIT_GROUP,
    attachTo: '/visits/{id}/photos',
    attachments: photos.map((photo) => ({ key: newKey(), blob: photo.blob, fields: notesOf(photo) })),
    typed: typed.filter((line) => line.text !== ''),
    formAt: '/visits/new',
  };
}

/** The photos of an entry as the form holds them. */
export function photosOf(entry: Entry): PreparedPhoto[] {
  return entry.attachments.map(({ blob, fields }) => {
    const noted = Object.fromEntries(fields);
    return {
      blob,
      takenAt: noted.takenAt || null,
      latitude: noted.latitude ? Number(noted.latitude) : null,
      longitude: noted.longitude ? Number(noted.longitude) : null,
    };
  });
}

const PLANNED = ['stopId', 'receptionId', 'meetingId', 'tripId', 'editionId'];

/** What the talk of an entry was planned as, which is not asked again. */
export const plannedOf = (entry: Entry): { name: string; id: string }[] =>
  entry.fields
    .filter(([name, id]) => PLANNED.includes(name) && id !== '')
    .map(([name, id]) => ({ name, id }));
