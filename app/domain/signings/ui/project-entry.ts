import type { TFunction } from 'i18next';
import type { NewEntry } from '#app/ui/outbox/entry.ts';

/** What the list of waiting entries repeats of a project. */
const TYPED = ['investorName', 'content', 'amount', 'signedBy'] as const;

/** The projects of one ceremony that wait to be put on its list. */
export const projectGroup = (editionId: string) => `project:${editionId}`;

/** A project that is new on the spot as the outbox takes it. */
export function projectEntry(editionId: string, key: string, form: FormData, t: TFunction): NewEntry {
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = TYPED.map((name) => ({ label: t(`signings:field.${name}`), text: text(name) }));
  return {
    key,
    action: `/events/${editionId}/signing/projects`,
    fields: [...form].map(([name, value]) => [name, String(value)]),
    label: t('signings:project.label', { name: text('name') }),
    group: projectGroup(editionId),
    typed: typed.filter((line) => line.text !== ''),
    formAt: `/events/${editionId}/signing/new`,
  };
}
