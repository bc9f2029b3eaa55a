/** The chain from lead to production, in order. Stages are code; their gates are data. */
export const STAGES = [
  'lead',
  'screening',
  'negotiating',
  'signed',
  'registered',
  'approved',
  'started',
  'in_statistics',
  'completed',
  'producing',
  'at_capacity',
] as const;
export type Stage = (typeof STAGES)[number];

/** Up to the signing: what the board shows as columns. */
export const BOARD_STAGES = ['lead', 'screening', 'negotiating', 'signed'] as const;

/** What becomes of a signed deal on the ground. */
export const LATER_STAGES = [
  'registered',
  'approved',
  'started',
  'in_statistics',
  'completed',
  'producing',
  'at_capacity',
] as const;

export const DEAL_STATUSES = ['active', 'paused', 'terminated', 'rescinded'] as const;
export type DealStatus = (typeof DEAL_STATUSES)[number];

export const SOURCE_KINDS = ['trip', 'event', 'visit', 'referral', 'other'] as const;
export const SCREENINGS = ['positive', 'negative'] as const;

/** Whether `stage` lies behind `other` in the chain. */
export const isPast = (stage: Stage, other: Stage): boolean => STAGES.indexOf(stage) > STAGES.indexOf(other);

export const isSignedOrLater = (stage: Stage): boolean => !isPast('signed', stage);

/** Where a deal may go back to: any earlier stage, but not behind a signing that stands. */
export const stagesBehind = (stage: Stage): Stage[] =>
  STAGES.filter((to) => isPast(stage, to) && (!isSignedOrLater(stage) || isSignedOrLater(to)));

/** The stage a deal goes to next; undefined at the end of the chain. */
export const nextStage = (stage: Stage): Stage | undefined => STAGES[STAGES.indexOf(stage) + 1];
