import { useFetcher } from '@remix-run/react';
import type { Problem } from '#app/lib/refusal.ts';
import type { TaskKind } from '../task.rules.ts';

interface Answered {
  change?: { intent: string; version: number };
  problems?: Problem[];
  values?: { version?: string };
}

export interface TaskState {
  kind: TaskKind;
  id: string;
  version: number;
  doneAt: string | null;
}

/** What makes a task one that is done: a tap, or an answer to an instruction. */
const FINISHES = ['finish', 'answer'];

/** How a task stands, ahead of the server while a post is on its way, and the form to post with. */
export function useTask({ kind, id, version, doneAt }: TaskState) {
  const fetcher = useFetcher<Answered>({ key: `task ${kind} ${id}` });
  const { change, problems, values } = fetcher.data ?? {};
  // An answer counts until the record is read in a newer version.
  const latest = change && change.version >= version ? change.intent : undefined;
  const intent = fetcher.formData?.get('intent') ?? latest;
  const current = Math.max(version, change?.version ?? 0, Number(values?.version ?? 0));
  return {
    Form: fetcher.Form,
    isPosting: fetcher.state === 'submitting',
    done: intent ? FINISHES.includes(String(intent)) : doneAt !== null,
    version: current,
    problems: fetcher.state === 'idle' ? (problems ?? []) : [],
  };
}
