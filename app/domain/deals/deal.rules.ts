import type { LocalDate } from '#app/lib/dates.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { type DealFacts, type GateItem, missingFor } from './gate.rules.ts';
import { type DealStatus, isPast, isSignedOrLater, STAGES, type Stage, stagesBehind } from './stage.ts';

/** What of a deal decides which moves it allows. */
export interface DealState {
  stage: Stage;
  status: DealStatus;
  firstMetOn: LocalDate;
  /** The day of its latest move or change of status: what follows cannot be dated before. */
  movedOn: LocalDate;
}

export type DealEvent =
  | { type: 'advance'; to: Stage; on: LocalDate }
  /** Recording a signing agreement; `on` is the day it was signed. */
  | { type: 'sign'; on: LocalDate }
  | { type: 'return'; to: Stage; on: LocalDate; reasonCode: string; reasonText: string }
  | { type: 'setStatus'; status: DealStatus; on: LocalDate; reasonCode: string | null; reasonText: string };

/** A row to be added to the deal's history; the last one is the new state. */
export interface Step {
  kind: 'advanced' | 'returned' | 'status';
  stage: Stage;
  status: DealStatus;
  effectiveOn: LocalDate;
  reasonCode: string | null;
  reasonText: string;
}

export type Verdict = { ok: true; steps: Step[] } | { ok: false; problems: Problem[] };

interface Given {
  facts: DealFacts;
  gates: readonly GateItem[];
  today: LocalDate;
}

const no = (...problems: Problem[]): Verdict => ({ ok: false, problems });

/**
 * The stage chain: what an event makes of a deal, or everything that stands against it. Entering a stage
 * satisfies the gates of every stage on the way; each one passed gets its own history row.
 */
export function transition(deal: DealState, event: DealEvent, given: Given): Verdict {
  if (event.on > given.today)
    return no({ key: 'errors:future', field: event.type === 'sign' ? 'signedOn' : 'on' });
  switch (event.type) {
    case 'advance':
      return advance(deal, event, given);
    case 'sign':
      return sign(deal, event, given);
    case 'return':
      return goBack(deal, event);
    case 'setStatus':
      return setStatus(deal, event);
  }
}

function advance(deal: DealState, { to, on }: { to: Stage; on: LocalDate }, given: Given): Verdict {
  if (deal.status !== 'active') return no({ key: 'deals:refusal.notActive' });
  if (!isPast(to, deal.stage)) return no({ key: 'deals:refusal.notForward' });
  if (isSignedOrLater(to) && !isSignedOrLater(deal.stage))
    return no({ key: 'deals:refusal.signByAgreement' });
  if (on < deal.movedOn) return no(tooEarly(deal.movedOn, 'on'));
  return passThrough(deal, to, on, given);
}

function sign(deal: DealState, { on }: { on: LocalDate }, given: Given): Verdict {
  if (deal.status !== 'active') return no({ key: 'deals:refusal.notActive' });
  if (on < deal.firstMetOn) return no(tooEarly(deal.firstMetOn, 'signedOn'));
  if (isSignedOrLater(deal.stage)) return { ok: true, steps: [] };
  return passThrough(deal, 'signed', on, given);
}

function passThrough(deal: DealState, to: Stage, on: LocalDate, { facts, gates }: Given): Verdict {
  const missing = missingFor(to, facts, gates);
  if (missing.length > 0) return no(...missing);
  const passed = STAGES.slice(STAGES.indexOf(deal.stage) + 1, STAGES.indexOf(to) + 1);
  const steps = passed.map(
    (stage): Step => ({
      kind: 'advanced',
      stage,
      status: 'active',
      effectiveOn: on,
      reasonCode: null,
      reasonText: '',
    }),
  );
  return { ok: true, steps };
}

function goBack(
  deal: DealState,
  { to, on, reasonCode, reasonText }: Extract<DealEvent, { type: 'return' }>,
): Verdict {
  if (!isPast(deal.stage, to)) return no({ key: 'deals:refusal.notBackward' });
  if (!stagesBehind(deal.stage).includes(to)) return no({ key: 'deals:refusal.signedStays' });
  if (!reasonCode) return no({ key: 'errors:required', field: 'reasonCode' });
  if (on < deal.movedOn) return no(tooEarly(deal.movedOn, 'on'));
  return {
    ok: true,
    steps: [{ kind: 'returned', stage: to, status: deal.status, effectiveOn: on, reasonCode, reasonText }],
  };
}

function setStatus(
  deal: DealState,
  { status, on, reasonCode, reasonText }: Extract<DealEvent, { type: 'setStatus' }>,
): Verdict {
  if (status === deal.status) return no({ key: 'deals:refusal.sameStatus' });
  if (status === 'rescinded' && !isSignedOrLater(deal.stage)) return no({ key: 'deals:refusal.notSigned' });
  if (status !== 'active' && !reasonCode) return no({ key: 'errors:required', field: 'reasonCode' });
  if (status !== 'active' && !reasonText) return no({ key: 'errors:required', field: 'reasonText' });
  if (on < deal.movedOn) return no(tooEarly(deal.movedOn, 'on'));
  return {
    ok: true,
    steps: [{ kind: 'status', stage: deal.stage, status, effectiveOn: on, reasonCode, reasonText }],
  };
}

const tooEarly = (since: LocalDate, field: string): Problem => ({
  key: 'deals:refusal.tooEarly',
  params: { since },
  field,
});
