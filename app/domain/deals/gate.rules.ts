import type { Problem } from '#app/lib/refusal.ts';
import { isPast, STAGES, type Stage } from './stage.ts';

/** One row of the gate table: what must be known before the stage may be entered. */
export interface GateItem {
  stage: Stage;
  requirement: string;
}

/** What is known of a deal, as far as gates ask. */
export interface DealFacts {
  hasInvestor: boolean;
  content: string;
  estimatedAmount: string | null;
  sourceKind: string | null;
  /** A visit of the deal that says who met whom, when and where. */
  hasTalk: boolean;
  screening: string | null;
  ownerId: string | null;
  industryCode: string | null;
  countyCode: string | null;
  /** Kinds of the agreements that stand, including one just being recorded. */
  agreements: readonly string[];
  projectCompany: string | null;
  projectUscc: string | null;
  /** A photo of a visit of the deal that shows the works. */
  hasStartPhoto: boolean;
  filingCode: string | null;
  filedAmount: string | null;
  statisticsName: string | null;
  statisticsAmount: string | null;
}

/** The vocabulary of the gate table: how each requirement is met, and the form field that meets it. */
const REQUIREMENTS: Record<string, { field: string; met: (facts: DealFacts) => boolean }> = {
  investor: { field: 'leadId', met: (facts) => facts.hasInvestor },
  content: { field: 'content', met: (facts) => facts.content !== '' },
  estimatedAmount: { field: 'estimatedAmount', met: (facts) => facts.estimatedAmount !== null },
  source: { field: 'sourceKind', met: (facts) => facts.sourceKind !== null },
  firstTalk: { field: 'firstTalk', met: (facts) => facts.hasTalk },
  screeningPositive: { field: 'screening', met: (facts) => facts.screening === 'positive' },
  owner: { field: 'ownerId', met: (facts) => facts.ownerId !== null },
  industry: { field: 'industryCode', met: (facts) => facts.industryCode !== null },
  county: { field: 'countyCode', met: (facts) => facts.countyCode !== null },
  agreement: { field: 'agreement', met: (facts) => facts.agreements.length > 0 },
  contract: { field: 'agreement', met: (facts) => facts.agreements.includes('contract') },
  projectCompany: { field: 'projectCompany', met: (facts) => facts.projectCompany !== null },
  projectUscc: { field: 'projectUscc', met: (facts) => facts.projectUscc !== null },
  filingCode: { field: 'filingCode', met: (facts) => facts.filingCode !== null },
  filedAmount: { field: 'filedAmount', met: (facts) => facts.filedAmount !== null },
  startPhoto: { field: 'startPhoto', met: (facts) => facts.hasStartPhoto },
  statisticsName: { field: 'statisticsName', met: (facts) => facts.statisticsName !== null },
  statisticsAmount: { field: 'statisticsAmount', met: (facts) => facts.statisticsAmount !== null },
};

/**
 * What a deal still lacks to enter a stage: the gate of that stage and of every stage before it, each
 * requirement once. A requirement nobody taught the code counts as missing, so that a gate never opens by mistake.
 */
export function missingFor(to: Stage, facts: DealFacts, gates: readonly GateItem[]): Problem[] {
  const asked = gates
    .filter((item) => !isPast(item.stage, to))
    .sort((a, b) => STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage));
  const requirements = [...new Set(asked.map((item) => item.requirement))];
  return requirements
    .filter((requirement) => !REQUIREMENTS[requirement]?.met(facts))
    .map((requirement) => ({
      key: REQUIREMENTS[requirement] ? `deals:missing.${requirement}` : 'deals:missing.unknown',
      params: REQUIREMENTS[requirement] ? undefined : { requirement },
      field: REQUIREMENTS[requirement]?.field,
    }));
}
