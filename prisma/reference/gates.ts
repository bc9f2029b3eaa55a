import type { Prisma, Stage } from '#app/db/generated/client.ts';

// Every move asks for its date, which for `started` is the day permanent works began; completed, producing and
// at_capacity need no more.
const REQUIREMENTS: Partial<Record<Stage, string[]>> = {
  lead: ['investor', 'content', 'estimatedAmount', 'source'],
  screening: ['firstTalk'],
  negotiating: ['screeningPositive', 'owner', 'estimatedAmount', 'industry', 'county'],
  signed: ['agreement'],
  registered: ['projectCompany', 'projectUscc'],
  approved: ['filingCode', 'filedAmount'],
  started: ['contract', 'startPhoto'],
  in_statistics: ['statisticsName', 'statisticsAmount'],
};

/** What must be known before a deal may enter a stage; rows an office can switch off. */
export const gateItems: Prisma.GateItemCreateManyInput[] = Object.entries(REQUIREMENTS).flatMap(
  ([stage, requirements]) =>
    requirements.map((requirement, sortOrder) => ({ stage: stage as Stage, requirement, sortOrder })),
);
