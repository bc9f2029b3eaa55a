import Big from 'big.js';
import type { Yuan } from '#app/lib/money.ts';

/*
 * How alike two companies or two deals are, from 0 to 100, and why. Pure; traits.server.ts makes what is compared.
 */

/** A name without form words and place (`key`), and that in pinyin (`sound`). */
export interface Name {
  text: string;
  key: string;
  sound: string;
}

export interface CompanyTraits {
  id?: string;
  uscc: string | null;
  /** The current name first, then aliases and former ones. */
  names: readonly [Name, ...Name[]];
  /** Key of the parent group's name. */
  group: string;
  industryCode: string | null;
  originCode: string | null;
}

export interface DealTraits {
  id?: string;
  investors: readonly CompanyTraits[];
  title: Name;
  /** What it builds, folded. */
  content: string;
  amount: Yuan | null;
  industryCode: string | null;
  chainCode: string | null;
  countyCode: string | null;
  /** Code of the company founded for the project. */
  projectUscc: string | null;
}

/** Why two are taken for one: which comparison, what it adds, and what was compared. */
export interface Reason {
  code: keyof typeof POINTS;
  points: number;
  parts: Record<string, string>;
}

export interface Likeness {
  score: number;
  reasons: Reason[];
}

/** What each agreement adds; those that measure a degree add up to this. */
export const POINTS = {
  uscc: 100,
  name: 70,
  otherName: 60,
  sound: 50,
  nameLike: 70,
  group: 10,
  sameIndustry: 5,
  sameOrigin: 5,
  usccDiffers: -40,
  projectUscc: 80,
  investor: 40,
  investorLike: 25,
  title: 30,
  content: 30,
  amount: 15,
  industry: 10,
  county: 5,
} as const;

/** From this score on two records are shown as one possibly. */
export const SHOWN_FROM = { companies: 50, deals: 60 } as const;

/** From this score on somebody who may not see the other record is told that it exists. */
export const TOLD_FROM = 65;

const ALIKE_NAME = 0.6;
const ALIKE_TEXT = 0.5;
/** Amounts within ±20 % of the larger. */
const NEAR = new Big('0.2');

/** How alike two companies are: by code, by any of their names, by sound; group, industry and origin add to it. */
export function compareCompanies(a: CompanyTraits, b: CompanyTraits): Likeness {
  const reasons = [
    sameUscc(a, b),
    alikeName(a, b),
    ofOneGroup(a, b),
    same('sameIndustry', a.industryCode, b.industryCode),
    same('sameOrigin', a.originCode, b.originCode),
  ];
  return total(reasons);
}

/** How alike two deals are: by investor and by what is built; amount, industry and county add to it. */
export function compareDeals(a: DealTraits, b: DealTraits): Likeness {
  const reasons = [
    same('projectUscc', a.projectUscc, b.projectUscc),
    sameInvestor(a, b),
    alikeProject(a, b),
    nearAmount(a, b),
    same('industry', a.industryCode ?? a.chainCode, b.industryCode ?? b.chainCode),
    same('county', a.countyCode, b.countyCode),
  ];
  return total(reasons);
}

/** Whether two amounts differ by no more than a fifth of the larger. */
export function areNear(a: Yuan, b: Yuan): boolean {
  const [less, more] = [new Big(a), new Big(b)].sort((one, other) => one.cmp(other)) as [Big, Big];
  return more.gt(0) && more.minus(less).lte(more.times(NEAR));
}

/** Share of pairs of neighbouring characters two texts have in common (Dice), 0 to 1. */
export function alikeness(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  if (a.length < 2 || b.length < 2) return 0;
  const left = new Map<string, number>();
  for (const pair of pairsOf(a)) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of pairsOf(b)) {
    const rest = left.get(pair) ?? 0;
    if (rest > 0) {
      common++;
      left.set(pair, rest - 1);
    }
  }
  return (2 * common) / (a.length + b.length - 2);
}

const pairsOf = (text: string) => Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2));

function total(found: (Reason | undefined)[]): Likeness {
  const reasons = found.filter((reason) => reason !== undefined).sort((a, b) => b.points - a.points);
  const sum = reasons.reduce((points, reason) => points + reason.points, 0);
  return { score: Math.max(0, Math.min(100, sum)), reasons };
}

const because = (code: Reason['code'], parts: Record<string, string> = {}, degree = 1): Reason => ({
  code,
  points: Math.round(POINTS[code] * degree),
  parts,
});

function same(code: Reason['code'], a: string | null, b: string | null): Reason | undefined {
  return a && a === b ? because(code, { value: a }) : undefined;
}

function sameUscc(a: CompanyTraits, b: CompanyTraits): Reason | undefined {
  if (!a.uscc || !b.uscc) return undefined;
  return a.uscc === b.uscc
    ? because('uscc', { value: a.uscc })
    : because('usccDiffers', { a: a.uscc, b: b.uscc });
}

/** The strongest agreement between any name of the one and any of the other. */
function alikeName(a: CompanyTraits, b: CompanyTraits): Reason | undefined {
  const [ours, theirs] = [a.names[0], b.names[0]];
  if (ours.key === theirs.key) return because('name', { a: ours.text, b: theirs.text });
  const pairs = a.names.flatMap((one) => b.names.map((other) => [one, other] as const));
  const parts = ([one, other]: readonly [Name, Name]) => ({ a: one.text, b: other.text });
  const equal = pairs.find(([one, other]) => one.key === other.key);
  if (equal) return because('otherName', parts(equal));
  const sounding = pairs.find(([one, other]) => one.sound !== '' && one.sound === other.sound);
  if (sounding) return because('sound', { ...parts(sounding), sound: sounding[0].sound });
  const degree = alikeness(ours.key, theirs.key);
  return degree >= ALIKE_NAME ? because('nameLike', parts([ours, theirs]), degree) : undefined;
}

function ofOneGroup(a: CompanyTraits, b: CompanyTraits): Reason | undefined {
  const isOne =
    a.group !== '' && (a.group === b.group || a.group === b.names[0].key)
      ? a.group
      : b.group !== '' && b.group === a.names[0].key
        ? b.group
        : '';
  return isOne ? because('group', { value: isOne }) : undefined;
}

/** The same company invests, or two that may be the same. */
function sameInvestor(a: DealTraits, b: DealTraits): Reason | undefined {
  let like: Reason | undefined;
  for (const one of a.investors) {
    for (const other of b.investors) {
      const parts = { a: one.names[0].text, b: other.names[0].text };
      if (one.id !== undefined && one.id === other.id) return because('investor', parts);
      const { score, reasons } = compareCompanies(one, other);
      if (score >= POINTS.name) return because('investor', parts);
      const isKin = score >= SHOWN_FROM.companies || reasons.some(({ code }) => code === 'group');
      if (isKin) like ??= because('investorLike', parts);
    }
  }
  return like;
}

function alikeProject(a: DealTraits, b: DealTraits): Reason | undefined {
  const parts = { a: a.title.text, b: b.title.text };
  if (a.title.key === b.title.key || (a.title.sound !== '' && a.title.sound === b.title.sound)) {
    return because('title', parts);
  }
  const degree = Math.max(alikeness(a.title.key, b.title.key), alikeness(a.content, b.content));
  return degree >= ALIKE_TEXT ? because('content', parts, degree) : undefined;
}

function nearAmount(a: DealTraits, b: DealTraits): Reason | undefined {
  if (!a.amount || !b.amount || !areNear(a.amount, b.amount)) return undefined;
  return because('amount', { a: a.amount, b: b.amount });
}
