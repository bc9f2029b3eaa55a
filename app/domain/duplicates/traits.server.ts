import { createHash } from 'node:crypto';
import type { Tx } from '#app/db/client.server.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { companyNameKey } from '#app/lib/company-name.server.ts';
import type { Yuan } from '#app/lib/money.ts';
import { pinyinOf } from '#app/lib/search-text.server.ts';
import { normalizeUscc } from '#app/lib/uscc.ts';
import type { CompanyTraits, DealTraits, Name } from './similarity.rules.ts';

/*
 * What records and rows are compared by, and the keys under which those that may be alike are found: two records are
 * only compared when they share a key, so that the work grows with their number and not with its square.
 */

/** A company as a form or a row of a ledger knows it. */
export interface CompanyProbe {
  /** The record itself, where it exists already. */
  id?: string;
  name: string;
  otherNames?: readonly string[];
  uscc?: string | null;
  groupName?: string | null;
  industryCode?: string | null;
  originCode?: string | null;
}

/** A deal as a form or a row of a ledger knows it; an investor that is a known company comes with its id. */
export interface DealProbe {
  id?: string;
  name: string;
  content?: string;
  investors: readonly CompanyProbe[];
  amount?: Yuan | null;
  industryCode?: string | null;
  chainCode?: string | null;
  countyCode?: string | null;
  projectUscc?: string | null;
}

export function traitsOfCompany(company: CompanyProbe): CompanyTraits {
  return {
    id: company.id,
    uscc: normalizeUscc(company.uscc ?? '') || null,
    names: [nameOf(company.name), ...(company.otherNames ?? []).map(nameOf)],
    group: company.groupName ? companyNameKey(company.groupName) : '',
    industryCode: company.industryCode ?? null,
    originCode: company.originCode ?? null,
  };
}

export function traitsOfDeal(deal: DealProbe): DealTraits {
  return {
    id: deal.id,
    investors: deal.investors.map(traitsOfCompany),
    title: titleOf(deal.name),
    content: foldChinese(deal.content ?? ''),
    amount: deal.amount ?? null,
    industryCode: deal.industryCode ?? null,
    chainCode: deal.chainCode ?? null,
    countyCode: deal.countyCode ?? null,
    projectUscc: normalizeUscc(deal.projectUscc ?? '') || null,
  };
}

function nameOf(text: string): Name {
  const key = companyNameKey(text);
  return { text, key, sound: pinyinOf(key) };
}

/** Words that tell no project from another. */
const PROJECT_WORDS = /项目|工程|建设|新建|投资/g;

function titleOf(text: string): Name {
  const whole = companyNameKey(text);
  const bare = whole.replace(PROJECT_WORDS, '');
  const key = bare.length >= 2 ? bare : whole;
  return { text, key, sound: pinyinOf(key) };
}

/** What a company is known by, strongest first. */
function identities({ uscc, names }: CompanyTraits): string[] {
  return [
    ...(uscc ? [`u:${uscc}`] : []),
    ...names.map(({ key }) => `n:${key}`),
    ...names.filter(({ sound }) => sound !== '').map(({ sound }) => `p:${sound}`),
  ];
}

/** Keys under which a company is found: what it is known by, and how its name begins. */
export function companyKeys(traits: CompanyTraits): bigint[] {
  return hashed([...identities(traits), `h:${traits.names[0].key.slice(0, 2)}`]);
}

/**
 * Keys under which a deal is found: its title and project company; and each investor together with the amount or with
 * how the title begins, because an investor alone may have very many deals.
 */
export function dealKeys(traits: DealTraits): bigint[] {
  const investors = traits.investors.flatMap((investor) => [
    ...identities(investor),
    ...(investor.group ? [`n:${investor.group}`] : []),
  ]);
  const besides = [...amountSteps(traits.amount), `t:${traits.title.key.slice(0, 2)}`];
  return hashed([
    `T:${traits.title.key}`,
    ...(traits.projectUscc ? [`U:${traits.projectUscc}`] : []),
    ...investors.flatMap((investor) => besides.map((beside) => `${investor}|${beside}`)),
  ]);
}

/** Amounts of which the larger is at most 1.25 × the smaller, thus within a fifth of it, share one of two steps. */
function amountSteps(amount: Yuan | null): string[] {
  const yuan = Number(amount ?? 0);
  if (yuan <= 0) return [];
  const step = Math.floor(Math.log(yuan) / Math.log(1.25));
  return [`a:${step}`, `a:${step + 1}`];
}

/** Eight bytes for each key: small rows, and texts that happen to share them are told apart by the comparison. */
function hashed(keys: string[]): bigint[] {
  return [...new Set(keys)].map((key) => createHash('sha1').update(key).digest().readBigInt64BE());
}

const COMPANY_TRAITS = {
  id: true,
  name: true,
  uscc: true,
  groupName: true,
  industryCode: true,
  originCode: true,
  names: { select: { name: true }, orderBy: { name: 'asc' as const } },
} as const;

type CompanyRow = Omit<CompanyProbe, 'otherNames'> & { names: { name: string }[] };

const ofRow = ({ names, ...company }: CompanyRow): CompanyProbe => ({
  ...company,
  otherNames: names.map(({ name }) => name),
});

/** Ids in one statement; PostgreSQL takes at most 65,535 parameters. */
const IDS_AT_ONCE = 5000;

async function inParts<Row>(
  ids: readonly string[],
  read: (some: string[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += IDS_AT_ONCE) {
    rows.push(...(await read(ids.slice(from, from + IDS_AT_ONCE))));
  }
  return rows;
}

/** The traits of these companies by id, without those that are archived or merged. */
export async function readCompanyTraits(tx: Tx, ids: readonly string[]): Promise<Map<string, CompanyTraits>> {
  const rows = await inParts(ids, (some) =>
    tx.company.findMany({
      where: { id: { in: some }, archivedAt: null, mergedIntoId: null },
      select: COMPANY_TRAITS,
    }),
  );
  return new Map(rows.map((row) => [row.id, traitsOfCompany(ofRow(row))]));
}

/** The traits of these deals by id, without those that are archived or merged. */
export async function readDealTraits(tx: Tx, ids: readonly string[]): Promise<Map<string, DealTraits>> {
  const rows = await inParts(ids, (some) =>
    tx.deal.findMany({ where: { id: { in: some }, archivedAt: null }, select: DEAL_TRAITS }),
  );
  return new Map(
    rows.map(({ estimatedAmount, investors, ...row }) => [
      row.id,
      traitsOfDeal({
        ...row,
        amount: estimatedAmount?.toFixed(2),
        investors: investors.map(({ company }) => ofRow(company)),
      }),
    ]),
  );
}

const DEAL_TRAITS = {
  id: true,
  name: true,
  content: true,
  estimatedAmount: true,
  industryCode: true,
  chainCode: true,
  countyCode: true,
  projectUscc: true,
  investors: { select: { company: { select: COMPANY_TRAITS } } },
} as const;
