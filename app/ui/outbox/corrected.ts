import { useSearchParams } from '@remix-run/react';
import { useEffect, useState } from 'react';
import { formValues } from '#app/lib/form-data.ts';
import type { Answer } from '../form/record-form.tsx';
import { type Entry, isRefused } from './entry.ts';
import { useOutbox } from './use-outbox.ts';

/** What the server said of an entry, with what was typed, as the form takes it. */
export function answerOf(entry: Entry): Answer {
  const form = new FormData();
  for (const [name, value] of entry.fields) form.append(name, value);
  return { problems: entry.problems, values: formValues(form) };
}

/** The refused entry of a group that the address names by `entry`, as it was when the page found it. */
export function useCorrected(group: string): Entry | undefined {
  const [search] = useSearchParams();
  const { entries } = useOutbox(group);
  const [found, setFound] = useState<Entry>();
  const wanted = search.get('entry');
  const entry = entries.find((one) => one.key === wanted && isRefused(one));
  useEffect(() => {
    if (entry) setFound((before) => before ?? entry);
  }, [entry]);
  return found;
}
