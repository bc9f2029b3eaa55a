import { instant } from './calendar.ts';
import { type CompanyUse, companySource, firstUse } from './companies.ts';
import { demoId } from './ids.ts';
import { CHAINS, type Chain } from './products.ts';
import { random } from './random.ts';
import { bureauOf, COUNTIES } from './teams.ts';
import { officersOf } from './users.ts';
import { FIRST_TALKS } from './visit-texts.ts';
import type { VisitPlan } from './visits.ts';

/** Companies that were called on without a deal so far, so that not every talk leads somewhere. */
export function addProspects(uses: Map<string, CompanyUse>, count: number): VisitPlan[] {
  const source = companySource(new Set([...uses.values()].map(({ company }) => company.core)));
  return Array.from({ length: Math.max(0, count) }, (_, index): VisitPlan => {
    const draw = random(`prospect:${index}`);
    const chain = draw.pick(Object.keys(CHAINS) as Chain[]);
    const company = { ...source.generated(chain, draw), key: `prospect-${index}`, serial: 5000 + index };
    const county = draw.weighted(COUNTIES.map(({ code, weight }) => [code, weight] as const));
    const team = bureauOf(county);
    const on = `2023-${draw.pick(['02', '03', '05', '06', '08', '09', '10'])}-${draw.pick(['08', '14', '22'])}`;
    const kind = draw.pick(['call', 'meeting', 'outbound'] as const);
    const at = instant(on, draw);
    uses.set(company.key, firstUse(company, team, draw.weighted(CHAINS[chain].industries), on));
    const owner = draw.pick(officersOf(team)).username;
    return {
      id: demoId(`visit:prospect:${index}`, at),
      kind,
      company: company.key,
      on,
      place: kind === 'call' ? '电话' : '企业驻地',
      summary: draw.pick(FIRST_TALKS[kind]).summary.replace('{project}', '扩产项目'),
      outcome: '企业暂无明确计划，保持联系。',
      team,
      recordedBy: owner,
      staff: [owner],
      at,
      deals: [],
      more: {},
    };
  });
}
