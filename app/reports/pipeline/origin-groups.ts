/** Provinces are summed to these; `other` has no group, `unknown` no origin. */
export const ORIGIN_GROUPS = ['yrd', 'prd', 'jjj', 'cy', 'hmt', 'foreign', 'other', 'unknown'] as const;
