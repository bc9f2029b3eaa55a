/** What becomes known of a signed deal on the ground; gates after the signing ask for it. */
export const BUILT_FIELDS = [
  'projectCompany',
  'projectUscc',
  'filingCode',
  'filedAmount',
  'statisticsName',
  'statisticsAmount',
] as const;
export type BuiltField = (typeof BUILT_FIELDS)[number];
