import type { Ctx } from '#app/auth/user.ts';
import type { TableRow } from '#app/db/bulk.server.ts';
import { type SignedFigures, signedFigures } from '#app/domain/agreements/agreement.rules.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import type { CompanyKeeper } from './company-keeper.server.ts';
import type { DealField, DealFields } from './deal-draft.rules.ts';
import type { FieldChanges } from './import.ts';
import type { DealPlan } from './judge-deals.server.ts';
import type { NamedCompany } from './known-companies.server.ts';
import type { DealRecord } from './known-deals.server.ts';
import type { LedgerPaper } from './sign-known.server.ts';
import type { Writes } from './writes.server.ts';

/** What saving asks of the whole file. */
export interface Saving {
  ctx: Ctx;
  writes: Writes;
  companies: CompanyKeeper;
  /** Ids of the editions by what judging calls them. */
  editionId: (named: string | undefined) => string | null;
  /** The code of the next deal that is made. */
  nextCode: () => string;
  /** How a code reads in the log. */
  nameOf: (field: string, value: unknown) => unknown;
  /** What a deal's history says of where it comes from. */
  reason: (plan: DealPlan) => string;
  /** What a journey to these places is called. */
  titleOf: (cities: string[]) => string;
  /** Deals that went to another county, whose credit follows. */
  moved: string[];
  /** Papers of deals that exist, signed or corrected when the rest is written. */
  papers: (LedgerPaper & { seq: number })[];
}

/** The companies that rows of the ledgers of deals name beside those that judging has looked up. */
export function companiesOfDeals(companies: CompanyKeeper, plans: DealPlan[]): NamedCompany[] {
  for (const { row, draft, lead } of plans) {
    const keys = row.keys.companies[draft.investors[0]];
    if (keys) companies.note(keys.folded, lead);
  }
  return plans.flatMap(({ row, draft }) =>
    [...draft.investors.slice(1), draft.paper?.signatory].flatMap((name) => {
      const keys = name ? row.keys.companies[name] : undefined;
      return keys ? [{ ...keys, uscc: null }] : [];
    }),
  );
}

/** Collects what some rows of the ledgers of deals write. */
export function saveDeals(saving: Saving, plans: DealPlan[]): void {
  for (const plan of plans) {
    const leadId = leadOf(saving, plan);
    saveContacts(saving, plan, leadId);
    if (plan.record) changeDeal(saving, plan);
    else createDeal(saving, plan, leadId);
  }
}

/** The leading company, made or brought to what the row says of it. */
function leadOf({ ctx, writes, companies, nameOf }: Saving, plan: DealPlan): string {
  const { row, draft, lead, companyChanges, place } = plan;
  const [name] = draft.investors;
  if (!lead) {
    const { uscc, originCode, profile } = draft.fields;
    return companies.idOf(row, name, place.teamId, { uscc, originCode, profile });
  }
  if (Object.keys(companyChanges).length === 0) return lead.id;
  const { before, after } = sides(companyChanges, nameOf);
  const columns = { uscc: lead.uscc, origin_code: lead.originCode, profile: lead.profile };
  const version = lead.version + 1;
  writes.change(
    'company',
    row.seq,
    {
      ...columns,
      ...snake(companyChanges, { uscc: 'uscc', originCode: 'origin_code', profile: 'profile' }),
      id: lead.id,
      version,
      updated_at: ctx.now,
    },
    { ...columns, updated_at: lead.updatedAt },
  );
  writes.log({
    action: 'ledger',
    subject: 'companies',
    id: lead.id,
    label: lead.name,
    version,
    before,
    after,
  });
  return lead.id;
}

function saveContacts({ ctx, writes }: Saving, { row, contacts }: DealPlan, companyId: string): void {
  for (const { name, title, phone, known } of contacts) {
    const log = { action: 'ledger', subject: 'contacts', label: name } as const;
    if (!known) {
      const id = writes.newId();
      writes.create('contact', row.seq, {
        ...{ id, company_id: companyId, name, title, phone },
        ...{
          search_text: searchText(searchNames.contact({ name, title })),
          created_at: ctx.now,
          updated_at: ctx.now,
        },
      });
      writes.log({ ...log, id, version: 1, after: { name, title, phone } });
      continue;
    }
    const version = known.version + 1;
    writes.change(
      'contact',
      row.seq,
      { id: known.id, version, phone, updated_at: ctx.now },
      { phone: known.phone, updated_at: known.updatedAt },
    );
    writes.log({ ...log, id: known.id, version, before: { phone: known.phone }, after: { phone } });
  }
}

function createDeal(saving: Saving, plan: DealPlan, leadId: string): void {
  const { ctx, writes, companies, editionId, nextCode, nameOf } = saving;
  const { row, draft, place } = plan;
  const { fields, paper } = draft;
  const id = writes.newId();
  const code = nextCode();
  const day = paper?.signedOn ?? ctx.today;
  const stage = paper ? ('signed' as const) : ('negotiating' as const);
  const figures: SignedFigures | undefined = paper
    ? signedFigures([{ ...paper, seq: 1, editionId: editionId(fields.editionId) }])
    : undefined;
  writes.create('deal', row.seq, {
    ...{ id, code, stage, team_id: place.teamId, ...dealColumns(fields) },
    ...{ signed_on: figures?.signedOn ?? null, signed_amount: figures?.amount ?? null },
    signed_edition_id: figures?.editionId ?? null,
    ...{ first_met_on: day, stage_since: day, recorded_at: ctx.now, updated_at: ctx.now, version: 1 },
    ...{ status: 'active', search_text: searchText([code]) + row.keys.search },
  });
  const [lead, ...partners] = draft.investors;
  writes.add('deal_investor', { deal_id: id, company_id: leadId, is_lead: true });
  const others = new Set(partners.map((name) => companies.idOf(row, name, place.teamId)));
  others.delete(leadId);
  for (const companyId of others) {
    writes.add('deal_investor', { deal_id: id, company_id: companyId, is_lead: false });
  }
  const county = { county_code: fields.countyCode ?? null };
  writes.add('deal_credit', {
    ...{ id: writes.newId(), deal_id: id, metric: 'all', team_id: place.teamId, share: 1, ...county },
  });
  const agreementId = paper ? writes.newId() : null;
  if (paper && agreementId) {
    const signatory = paper.signatory ?? lead;
    writes.add('agreement', {
      ...{
        id: agreementId,
        deal_id: id,
        seq: 1,
        kind: paper.kind,
        signed_on: paper.signedOn,
        amount: paper.amount,
      },
      signatory_id: signatory === lead ? leadId : companies.idOf(row, signatory, place.teamId),
      edition_id: editionId(fields.editionId),
      ...{ team_id: place.teamId, ...county, recorded_at: ctx.now, recorded_by_id: ctx.user.id },
    });
  }
  writes.reach(id, saving.reason(plan));
  writes.count({ subjectType: 'deals', subjectId: id, on: [day] });
  const after = Object.fromEntries(
    Object.entries({ ...fields, leadId: lead }).map(([field, value]) => [field, nameOf(field, value)]),
  );
  delete after.contacts;
  writes.log({ action: 'ledger', subject: 'deals', id, label: `${code} ${fields.name}`, version: 1, after });
}

/** The columns of a deal that ledgers fill, by field. */
const COLUMNS: Partial<Record<DealField, string>> = {
  name: 'name',
  content: 'content',
  countyCode: 'county_code',
  estimatedAmount: 'estimated_amount',
  landMu: 'land_mu',
  chainCode: 'chain_code',
  screening: 'screening',
  annualOutput: 'annual_output',
  annualTax: 'annual_tax',
  remark: 'remark',
};

function dealColumns(fields: DealFields): TableRow {
  return Object.fromEntries(
    Object.entries(COLUMNS).map(([field, column]) => [
      column,
      fields[field as DealField] ?? (TEXTS.has(field) ? '' : null),
    ]),
  );
}

const TEXTS = new Set(['name', 'content', 'remark']);
const PAPER: readonly string[] = ['kind', 'signedOn', 'amount', 'editionId'];

/** Brings a deal to what a row says of it; its papers wait until that is written. */
function changeDeal(saving: Saving, plan: DealPlan): void {
  const { ctx, writes, companies, nameOf, editionId } = saving;
  const { row, draft, record, changes, companyChanges, place } = plan;
  if (!record) return;
  const own = Object.fromEntries(
    Object.entries(changes).filter(([field]) => !(field in companyChanges) && field !== 'contacts'),
  );
  if (Object.keys(own).length === 0) return;
  const before = dealColumns(record.fields);
  const after = { ...before, ...snake(own, COLUMNS as Record<string, string>) };
  const version = record.version + 1;
  writes.change(
    'deal',
    row.seq,
    {
      ...after,
      ...{ id: record.id, version, updated_at: ctx.now },
      search_text: searchText([record.code, String(after.name)]),
    },
    { ...before, ...standing(record) },
  );
  const moved = 'countyCode' in own;
  if (moved || 'estimatedAmount' in own) {
    writes.add('deal_history', {
      ...{ id: writes.newId(), deal_id: record.id, seq: record.lastSeq + 1, kind: 'revised' },
      ...{ stage: record.stage, status: record.status, reason_text: saving.reason(plan) },
      ...{ estimated_amount: after.estimated_amount, team_id: record.teamId, county_code: after.county_code },
      ...{ agreement_id: null, effective_on: ctx.today, recorded_at: ctx.now, recorded_by_id: ctx.user.id },
    });
  }
  if (moved) saving.moved.push(record.id);
  const { paper } = draft;
  if (paper && PAPER.some((field) => field in own)) {
    const signatory = paper.signatory ? companies.idOf(row, paper.signatory, place.teamId) : record.leadId;
    const { kind, signedOn, amount } = paper;
    const said = { kind, signedOn, amount, editionId: editionId(draft.fields.editionId) };
    saving.papers.push({ seq: row.seq, dealId: record.id, signatoryId: signatory, ...said });
  }
  writes.log({
    ...{ action: 'ledger', subject: 'deals', id: record.id, label: `${record.code} ${draft.fields.name}` },
    ...{ version, ...sides(own, nameOf) },
  });
}

/** What papers and history change in a deal, as it is. */
const standing = (record: DealRecord): TableRow => ({
  search_text: record.searchText,
  stage: record.stage,
  stage_since: record.stageSince,
  signed_on: record.fields.signedOn ?? null,
  signed_amount: record.fields.amount ?? null,
  signed_edition_id: record.fields.editionId ?? null,
  updated_at: record.updatedAt,
  history: record.history,
});

function sides(changes: FieldChanges, nameOf: Saving['nameOf']) {
  const side = (index: 0 | 1) =>
    Object.fromEntries(Object.entries(changes).map(([field, pair]) => [field, nameOf(field, pair[index])]));
  return { before: side(0), after: side(1) };
}

function snake(changes: FieldChanges, columns: Record<string, string>): TableRow {
  return Object.fromEntries(
    Object.entries(changes).flatMap(([field, [, after]]) => {
      const column = columns[field];
      return column ? [[column, after]] : [];
    }),
  );
}
