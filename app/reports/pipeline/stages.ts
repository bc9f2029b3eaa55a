/** The stage chain in its order, as the report prints it. */
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

/** Provinces are summed to these; `other` has no group, `unknown` no origin. */
export const ORIGIN_GROUPS = ['yrd', 'prd', 'jjj', 'cy', 'hmt', 'foreign', 'other', 'unknown'] as const;
export type OriginGroup = (typeof ORIGIN_GROUPS)[number];
