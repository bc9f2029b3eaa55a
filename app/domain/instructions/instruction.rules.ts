import { daysBetween, type LocalDate } from '#app/lib/dates.ts';

/** Waiting for an answer; overdue; answered and waiting to be read; read and closed; withdrawn. */
export const INSTRUCTION_STATES = ['open', 'overdue', 'done', 'closed', 'withdrawn'] as const;
export type InstructionState = (typeof INSTRUCTION_STATES)[number];

interface Standing {
  dueOn: LocalDate;
  doneAt: unknown;
  closedAt: unknown;
  archivedAt: unknown;
}

/** Where an instruction stands on a day. */
export function stateOf(
  { dueOn, doneAt, closedAt, archivedAt }: Standing,
  today: LocalDate,
): InstructionState {
  if (archivedAt) return 'withdrawn';
  if (closedAt) return 'closed';
  if (doneAt) return 'done';
  return dueOn < today ? 'overdue' : 'open';
}

/** What can be done while an instruction stands so; whoever may do it is instruction.policy.ts. */
const POSSIBLE = {
  answer: ['open', 'overdue'],
  takeBack: ['done'],
  handOver: ['open', 'overdue'],
  close: ['done'],
  reopen: ['closed'],
  revise: ['open', 'overdue'],
  sendBack: ['done'],
  withdraw: ['open', 'overdue', 'done', 'closed'],
  restore: ['withdrawn'],
} as const satisfies Record<string, readonly InstructionState[]>;

export type InstructionStep = keyof typeof POSSIBLE;

export const isPossible = (step: InstructionStep, state: InstructionState): boolean =>
  (POSSIBLE[step] as readonly InstructionState[]).includes(state);

/** How many days an instruction has been overdue; 0 while it is not. */
export const daysLate = (dueOn: LocalDate, today: LocalDate): number =>
  Math.max(0, daysBetween(dueOn, today));
