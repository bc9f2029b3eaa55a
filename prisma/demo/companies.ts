import type { Prisma } from '#app/db/generated/client.ts';
import { companyNameKey } from '#app/lib/company-name.server.ts';
import { addDays, type LocalDate } from '#app/lib/dates.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { usccCheckCharacter } from '#app/lib/uscc.ts';
import { instant } from './calendar.ts';
import { FANCY, FORMS, ORIGINS } from './company-words.ts';
import { demoId } from './ids.ts';
import { KNOWN, type KnownCompany } from './known-companies.ts';
import { CHAINS, type Chain } from './products.ts';
import { type Random, random } from './random.ts';
import { teamId } from './teams.ts';

export interface Company extends KnownCompany {
  key: string;
  /** What a project of it is called by. */
  short: string;
  /** The name without place and form. */
  core: string;
  serial: number;
}

/** A company that deals or visits use: whose it is and since when. */
export interface CompanyUse {
  company: Company;
  id: string;
  team: string;
  industry: string | null;
  createdAt: Date;
}

const KINDS = [
  'specialised',
  'little_giant',
  'gazelle',
  'listed',
  'local_soe',
  'single_champion',
  'private_500',
];
const YEARLY = ['global_500', 'china_500', 'private_500'];

/** Makes companies: the known ones by key, others with names that are used once. */
export function companySource(taken = new Set<string>()) {
  let serial = 0;

  function known(key: string): Company {
    const company = KNOWN[key];
    if (!company) throw new Error(`no company ${key}`);
    const short =
      company.aliases?.at(-1) ?? company.name.replace(/^.{2}|(集团|股份)?有限公司$/g, '').slice(0, 2);
    return {
      ...company,
      key,
      short,
      core: companyNameKey(company.name),
      serial: Object.keys(KNOWN).indexOf(key),
    };
  }

  /** A company whose name without place and form is nobody else's. */
  function generated(chain: Chain, draw: Random): Company {
    const origin = draw.weighted(ORIGINS.map((place) => [place, place.weight] as const));
    const short = draw.pick(FANCY);
    const core = short + draw.pick(CHAINS[chain].trades);
    const name = draw.pick(origin.cities) + core + draw.weighted(FORMS);
    if (taken.has(core)) return generated(chain, draw);
    taken.add(core);
    serial += 1;
    return {
      key: `generated-${serial}`,
      name,
      short,
      core,
      origin: origin.code,
      chain,
      serial: 1000 + serial,
      kinds: draw.chance(0.24) ? [draw.pick(KINDS)] : [],
      ...(name.includes('集团') && draw.chance(0.5) ? { group: `${short}集团` } : {}),
      aliases: draw.chance(0.12) ? [core] : [],
      former: draw.chance(0.05) ? [`${origin.cities[0]}${short}实业有限公司`] : [],
      withoutUscc: origin.code === '810000' || draw.chance(0.1),
    };
  }

  return { known, generated };
}

/** The use of a company from a first day on. */
export function firstUse(
  company: Company,
  team: string,
  industry: string | null,
  from: LocalDate,
): CompanyUse {
  const createdAt = instant(addDays(from, -1), random(`company:${company.key}`));
  return { company, id: demoId(`company:${company.key}`, createdAt), team, industry, createdAt };
}

export function companyRow({
  company,
  id,
  team,
  industry,
  createdAt,
}: CompanyUse): Prisma.CompanyCreateManyInput {
  const names = [company.name, ...(company.aliases ?? []), ...(company.former ?? [])];
  return {
    id,
    name: company.name,
    uscc: usccOf(company),
    originCode: company.origin,
    industryCode: industry,
    groupName: company.group ?? null,
    profile: `${CHAINS[company.chain].profile}（演示资料）`,
    teamId: teamId(team),
    searchText: searchText(names),
    nameKey: companyNameKey(company.name),
    createdAt,
    updatedAt: createdAt,
  };
}

export function nameRows({ company, id }: CompanyUse): Prisma.CompanyNameCreateManyInput[] {
  const rows = (kind: 'alias' | 'former', names: string[] = []) =>
    names.map((name) => ({ companyId: id, name, kind }));
  return [...rows('alias', company.aliases), ...rows('former', company.former)];
}

export function kindRows({ company, id }: CompanyUse): Prisma.CompanyKindCreateManyInput[] {
  return (company.kinds ?? []).map((kindCode) => ({
    companyId: id,
    kindCode,
    listYear: YEARLY.includes(kindCode) ? 2023 : null,
  }));
}

/** A made-up code with a right check character; one company has a wrong one, as happens in real ledgers. */
function usccOf({ origin, serial, withoutUscc }: Company): string | null {
  if (withoutUscc) return null;
  const body = `91${origin}MAD${String(serial).padStart(6, '0')}`;
  const check = usccCheckCharacter(body) ?? '';
  return body + (serial === 1007 ? (check === '0' ? '1' : '0') : check);
}
