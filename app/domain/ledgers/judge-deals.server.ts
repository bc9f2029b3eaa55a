import Big from 'big.js';
import type { Ctx } from '#app/auth/user.ts';
import type { Tx } from '#app/db/client.server.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { foldChinese } from '#app/lib/chinese-text.server.ts';
import { contactText, type DealDraft, type DealField, dealDraft } from './deal-draft.rules.ts';
import type { EditionFinder } from './editions.server.ts';
import { mayLieIn } from './import.policy.ts';
import type { Candidate, Decision, FieldChanges, RowProblem, Verdict } from './import.ts';
import { type KnownCompany, knownCompanies, type NamedCompany } from './known-companies.server.ts';
import { type DealLook, type DealRecord, findDeals, readDealRecords } from './known-deals.server.ts';
import type { LedgerKind } from './ledger.ts';
import type { RowContext, RowValues } from './reading.ts';
import type { RowKeys } from './row-keys.server.ts';

/** A row as it waits to be judged. */
export interface RowGiven {
  seq: number;
  ledger: LedgerKind;
  cells: Record<string, string>;
  values: RowValues;
  keys: RowKeys;
  context: RowContext;
  /** Problems of its cells that keep it from being saved. */
  broken: boolean;
  decision: Decision | null;
  decisionId: string | null;
}

/** Where records go: the batch's team, or one that a row names. */
export interface Place {
  teamId: string;
  regionCode: string | null;
}

/** What would become of a row. */
export interface Judgement {
  verdict: Verdict;
  recordId: string | null;
  changes: FieldChanges;
  candidates: Candidate[];
  problems: RowProblem[];
}

/** What is known for saving a deal. */
export interface DealPlan extends Judgement {
  row: RowGiven;
  place: Place;
  draft: DealDraft;
  lead: KnownCompany | null;
  /** The deal that is changed; nothing for one that is made. */
  record: DealRecord | null;
  companyChanges: FieldChanges;
  /** People of the row who are new, or known without this number. */
  contacts: { name: string; title: string; phone: string; known: KnownCompany['contacts'][number] | null }[];
}

/** What stays the same for all rows of a file, and what earlier rows of it said. */
export interface Judging {
  tx: Tx;
  ctx: Ctx;
  place: Place;
  /** Teams the user imports for, by folded name. */
  places: ReadonlyMap<string, Place>;
  editions: EditionFinder;
  /** Rows by what they are about, so that the same thing twice in a file is noticed. */
  seen: Map<string, number>;
  /** Companies and their people that an earlier row has told of: the first row counts. */
  told: Map<string, number>;
}

export const failed = (problems: RowProblem[]): Judgement => ({
  ...{ verdict: 'error' as const, recordId: null, changes: {}, candidates: [] },
  problems,
});

type Drafted = { row: RowGiven; draft: DealDraft; place: Place; leadKeys: NamedCompany };

/**
 * What saving would do with rows of the ledgers of deals. A row is the deal of its code or, without one, the deal of the
 * same investor, name and county; what only resembles one is a question.
 * @returns in the order of the rows; a plan where the row can be saved
 */
export async function judgeDeals(judging: Judging, rows: RowGiven[]): Promise<(DealPlan | Judgement)[]> {
  if (rows.length === 0) return [];
  const drafted = rows.map((row) => draftRow(judging, row));
  const good = drafted.filter((item): item is Drafted => 'draft' in item);
  const companies = await knownCompanies(
    judging.tx,
    judging.ctx,
    good.map(({ leadKeys }) => leadKeys),
  );
  const looks = await findDeals(judging.tx, {
    codes: unique(good.map(({ draft }) => draft.code)),
    keys: unique(good.map(({ leadKeys }) => leadKeys.key)),
    usccs: unique(good.map(({ leadKeys }) => leadKeys.uscc)),
  });
  const index = new DealIndex(looks);
  const matches = new Map(good.map((item) => [item.row.seq, matchOf(judging, index, item)]));
  const ids = [...matches.values()].flatMap(({ deal }) => deal?.id ?? []);
  const records = await readDealRecords(judging.tx, unique(ids));
  return drafted.map((item) => {
    if (!('draft' in item)) return item;
    const lead = companies.get(item.leadKeys.folded) ?? null;
    const match = matches.get(item.row.seq) ?? { deal: null, candidates: [] };
    return plan(judging, item, lead, match, match.deal ? (records.get(match.deal.id) ?? null) : null);
  });
}

function draftRow({ ctx, place, places }: Judging, row: RowGiven): Drafted | Judgement {
  const { draft, problems } = dealDraft(row, ctx.today);
  if (row.broken) return failed([]);
  if (!draft) return failed(problems);
  const at = (draft.unit ? places.get(foldChinese(draft.unit)) : undefined) ?? place;
  const county = draft.fields.countyCode ?? at.regionCode;
  if (!mayLieIn(ctx.user, at, county)) return failed([{ code: 'county', key: 'imports:problem.county' }]);
  if (county) draft.fields.countyCode = county;
  const keys = row.keys.companies[draft.investors[0]];
  if (!keys) return failed([{ code: 'investors', key: 'errors:required' }]);
  return { row, draft, place: at, leadKeys: { ...keys, uscc: draft.fields.uscc ?? null } };
}

/** Deals at hand by their code, their leading company's name and its credit code. */
class DealIndex {
  readonly byCode: Map<string, DealLook>;
  private readonly byKey = new Map<string, DealLook[]>();
  private readonly byUscc = new Map<string, DealLook[]>();

  constructor(looks: DealLook[]) {
    this.byCode = new Map(looks.map((look) => [look.code, look]));
    for (const look of looks) {
      push(this.byKey, look.leadKey, look);
      if (look.leadUscc) push(this.byUscc, look.leadUscc, look);
    }
  }

  /** Deals whose leading company may be this one. */
  near({ key, uscc }: NamedCompany): DealLook[] {
    return [
      ...new Set([...(this.byKey.get(key) ?? []), ...((uscc ? this.byUscc.get(uscc) : undefined) ?? [])]),
    ];
  }
}

interface Match {
  deal: DealLook | null;
  candidates: Candidate[];
  problem?: RowProblem;
}

function matchOf({ ctx, seen }: Judging, index: DealIndex, { row, draft, leadKeys }: Drafted): Match {
  const { code, fields } = draft;
  const mine = (deal: DealLook) => canDeal(ctx.user, 'edit', deal);
  if (row.decision === 'existing') {
    const chosen = index.near(leadKeys).find((deal) => deal.id === row.decisionId && mine(deal));
    if (chosen) return { deal: chosen, candidates: [] };
  }
  const known = code ? index.byCode.get(code) : undefined;
  if (code && (!known || !mine(known)))
    return { deal: null, candidates: [], problem: { code: 'code', key: 'imports:problem.code' } };
  const key = code ?? [leadKeys.folded, row.keys.name, fields.countyCode].join('|');
  const earlier = seen.get(key);
  if (earlier !== undefined && earlier !== row.seq)
    return { deal: null, candidates: [twice(draft, earlier)] };
  seen.set(key, row.seq);
  if (known) return { deal: known, candidates: [] };
  const near = index.near(leadKeys);
  const same = near.filter(
    (deal) =>
      deal.leadFolded === leadKeys.folded &&
      foldChinese(deal.name) === row.keys.name &&
      (!deal.countyCode || !fields.countyCode || deal.countyCode === fields.countyCode),
  );
  const own = same.find(mine);
  if (own) return { deal: own, candidates: [] };
  const candidates = near.flatMap((deal) => {
    const why = resemblance(deal, row, draft, leadKeys);
    return why.length === 0 ? [] : [candidateOf(deal, why, mine(deal))];
  });
  return { deal: null, candidates: candidates.slice(0, 5) };
}

const twice = (draft: DealDraft, seq: number): Candidate => ({
  ...{ id: null, label: draft.fields.name, team: '' },
  why: [`imports:why.twice?row=${seq}`],
});

/** Of a deal out of reach only is told that it exists, and whom to ask. */
const candidateOf = (deal: DealLook, why: string[], isMine: boolean): Candidate => ({
  id: isMine ? deal.id : null,
  label: isMine ? `${deal.code} ${deal.name}` : '',
  team: deal.team,
  why,
});

/** Why a deal may be what the row is about: the same investor, and a like name or a like amount in the same county. */
function resemblance(deal: DealLook, row: RowGiven, draft: DealDraft, lead: NamedCompany): string[] {
  const isNamed = foldChinese(deal.name) === row.keys.name;
  const sameCounty = deal.countyCode === draft.fields.countyCode;
  const amount = draft.paper?.amount ?? draft.fields.estimatedAmount;
  const isLike = sameCounty && amount !== undefined && deal.amount !== null && near20(amount, deal.amount);
  if (!isNamed && !isLike) return [];
  return [
    lead.uscc && deal.leadUscc === lead.uscc ? 'imports:why.uscc' : 'imports:why.investor',
    ...(isNamed ? ['imports:why.name'] : []),
    ...(isLike ? ['imports:why.amount'] : []),
  ];
}

function near20(amount: string, other: string): boolean {
  const base = new Big(other);
  return !base.eq(0) && new Big(amount).minus(base).abs().lte(base.times('0.2'));
}

function plan(
  judging: Judging,
  { row, draft, place, leadKeys }: Drafted,
  lead: KnownCompany | null,
  match: Match,
  record: DealRecord | null,
): DealPlan | Judgement {
  if (match.problem) return failed([match.problem]);
  const { fields, paper, event } = draft;
  if (paper && event) {
    const edition = judging.editions.find(event, paper.signedOn);
    if (edition) fields.editionId = edition;
  }
  const company = lead?.editable ? companyChanges(judging, row, draft, leadKeys, lead) : {};
  const contacts = newContacts(judging, row, draft, leadKeys, lead);
  const people: FieldChanges =
    contacts.length > 0 && lead
      ? {
          contacts: [
            contacts
              .flatMap(({ known }) => known ?? [])
              .map(contactText)
              .join('\n'),
            contacts.map(contactText).join('\n'),
          ],
        }
      : {};
  const deal = record ? dealChanges(row.ledger, draft, record) : {};
  const several = record && record.papers > 1 && PAPER_FIELDS.some((field) => field in deal);
  if (several) return failed([{ code: 'totalAmount', key: 'imports:problem.severalPapers' }]);
  const changes = { ...deal, ...company, ...people };
  const isQuestion = match.candidates.length > 0;
  const same = Object.keys(changes).length === 0 ? 'same' : 'update';
  return {
    ...{ row, place, draft, lead, record, companyChanges: company, contacts, changes, problems: [] },
    verdict: isQuestion || row.decision === 'existing' ? 'duplicate' : record ? same : 'new',
    recordId: record?.id ?? null,
    candidates: match.candidates,
  };
}

const PAPER_FIELDS: readonly DealField[] = ['kind', 'signedOn', 'amount', 'editionId'];
const COMPANY_FIELDS = ['uscc', 'originCode', 'profile'] as const;

function dealChanges(ledger: LedgerKind, draft: DealDraft, record: DealRecord): FieldChanges {
  const left: readonly DealField[] = [
    ...COMPANY_FIELDS,
    'contacts',
    // What was estimated before a signing stays what it was.
    ...(ledger === 'signed' ? (['estimatedAmount'] as const) : []),
    ...(record.papers > 1 ? (['kind'] as const) : []),
    // Names may be written in either script; the code or the key has said which deal it is.
    ...(foldChinese(draft.fields.name) === foldChinese(record.fields.name ?? '') ? (['name'] as const) : []),
  ];
  return differing(draft.fields, record.fields, left);
}

function differing(
  fields: Partial<Record<string, string>>,
  record: Partial<Record<string, string | null>>,
  left: readonly string[] = [],
): FieldChanges {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([field, value]) => !left.includes(field) && value !== (record[field] ?? undefined))
      .map(([field, value]) => [field, [record[field] ?? null, value ?? null]]),
  );
}

/** What the first row that names a company says differently of it. */
function companyChanges(
  { told }: Judging,
  row: RowGiven,
  { fields }: DealDraft,
  { folded }: NamedCompany,
  lead: KnownCompany,
): FieldChanges {
  const first = told.get(folded);
  if (first !== undefined && first !== row.seq) return {};
  told.set(folded, row.seq);
  const said = Object.fromEntries(
    COMPANY_FIELDS.flatMap((field) => (fields[field] ? [[field, fields[field]]] : [])),
  );
  return differing(said, { uscc: lead.uscc, originCode: lead.originCode, profile: lead.profile });
}

/** People of a row whom the company does not have yet, or has without their number. */
function newContacts(
  { told }: Judging,
  row: RowGiven,
  { contacts }: DealDraft,
  { folded }: NamedCompany,
  lead: KnownCompany | null,
): DealPlan['contacts'] {
  if (lead && !lead.editable) return [];
  return contacts.flatMap((person) => {
    const key = `${folded}|${foldChinese(person.name)}|${person.title}`;
    const first = told.get(key);
    if (first !== undefined && first !== row.seq) return [];
    told.set(key, row.seq);
    const known = lead?.contacts.find(
      ({ name, title }) => foldChinese(name) === foldChinese(person.name) && title === person.title,
    );
    const isTold = known && (person.phone === '' || known.phone === person.phone);
    return isTold ? [] : [{ ...person, known: known ?? null }];
  });
}

const unique = (values: (string | null)[]): string[] => [...new Set(values.flatMap((value) => value ?? []))];

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
