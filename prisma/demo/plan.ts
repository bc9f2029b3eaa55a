import { type Company, companySource } from './companies.ts';
import { type DealDates, datesOf } from './plan-dates.ts';
import { CHAINS, type Chain, chainFor, product } from './products.ts';
import { type Random, random } from './random.ts';
import type { DealSeed } from './seeds.ts';
import { bureauOf, COUNTIES, countyOf } from './teams.ts';
import { officersOf } from './users.ts';
import { VISITED_PRODUCTS } from './visited-products.ts';

export interface DealPlan extends DealSeed, DealDates {
  name: string;
  content: string;
  chain: Chain;
  industry: string;
  county: string;
  team: string;
  owner: string;
  investor: Company;
  partnerCompanies: Company[];
}

const PARKS: Record<string, string> = {
  530602: 'park-zhaoyang',
  530681: 'park-shuifu',
  530627: 'park-zhenxiong',
};
const OUTPOSTS: Record<string, string> = {
  110000: 'outpost-beijing',
  120000: 'outpost-beijing',
  310000: 'outpost-shanghai',
  320000: 'outpost-shanghai',
  330000: 'outpost-shanghai',
  440000: 'outpost-guangzhou',
  500000: 'outpost-chengdu',
  510000: 'outpost-chengdu',
};

/** Completes the seeds into deals with place, people, investor and dates. */
export function planDeals(seeds: DealSeed[]): DealPlan[] {
  const companies = companySource();
  const plans: DealPlan[] = [];
  for (const seed of seeds) {
    const draw = random(`deal:${seed.key}`);
    const size = Number(seed.estimated.yuan) / 1e8;
    const fixed = seed.company ? companies.known(seed.company) : undefined;
    const chain = seed.chain ?? fixed?.chain ?? chainFor(size, draw);
    const county = seed.county ?? draw.weighted(COUNTIES.map(({ code, weight }) => [code, weight] as const));
    const fresh = fixed ?? companies.generated(chain, draw);
    const team = drawTeam(chain, county, fresh.origin, draw);
    const earlier = plans.filter((plan) => plan.team === team && plan.chain === chain && !plan.company);
    const investor = !fixed && earlier.length > 0 && draw.chance(0.1) ? draw.pick(earlier).investor : fresh;
    const built = builtBy(seed) ?? product(chain, size, draw);
    const partnerCompanies = (seed.partners ?? []).map(companies.known);
    for (let left = 2; !fixed && left > 0 && draw.chance(left === 2 ? 0.035 : 0.4); left -= 1)
      partnerCompanies.push(companies.generated(chain, draw));
    plans.push({
      ...seed,
      ...datesOf(seed, draw),
      name: freeName(`${investor.short}${built.product}项目`, county),
      content: built.content,
      chain,
      industry: draw.weighted(CHAINS[chain].industries),
      county,
      team,
      owner: draw.pick(officersOf(team)).username,
      investor,
      partnerCompanies,
    });
  }
  return plans;

  function freeName(name: string, county: string): string {
    const taken = new Set(plans.map((plan) => plan.name));
    const placed = `${countyOf(county).name}${name}`;
    return [name, placed, `${placed}（二期）`].find((option) => !taken.has(option)) ?? name;
  }
}

function builtBy({
  product,
  content,
  tripVisit,
}: DealSeed): { product: string; content: string } | undefined {
  if (product && content) return { product, content };
  return tripVisit ? VISITED_PRODUCTS[tripVisit] : undefined;
}

function drawTeam(chain: Chain, county: string, origin: string, draw: Random): string {
  const park = PARKS[county];
  const outpost = OUTPOSTS[origin];
  const inPark = chain !== 'highland_farming' && chain !== 'tourism_health';
  if (park && inPark && draw.chance(0.25)) return park;
  if (draw.chance(0.1)) return CHAINS[chain].team;
  if (outpost && draw.chance(0.1)) return outpost;
  return bureauOf(county);
}
