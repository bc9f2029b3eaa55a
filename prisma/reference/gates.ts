import type { Prisma, Stage } from '#app/db/generated/client.ts';

// completed, producing and at_capacity need no more than the date, which every move asks for.
const REQUIREMENTS: Partial<Record<Stage, string[]>> = {
  lead: ['investor', 'content', 'estimatedAmount', 'source'],
  screening: ['firstTalk'],
  negotiating: ['screeningPositive', 'owner', 'estimatedAmount', 'industry', 'county'],
  signed: ['agreement'],
  registered: ['projectCompany', 'projectUscc'],
  approved: ['filingCode', 'filedAmount'],
  started: ['contract'],
  in_statistics: ['statisticsName', 'statisticsAmount'],
};

/** What must be known before a deal may enter a stage; rows an office can switch off. */
export const gateItems: Prisma.GateItemCreateManyInput[] = Object.entries(REQUIREMENTS).flatMap(
  ([stage, requirements]) =>
    requirements.map((requirement, sortOrder) => ({ stage: stage as Stage, requirement, sortOrder })),
);
