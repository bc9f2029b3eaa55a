import type { Ctx } from '#app/auth/user.ts';
import { insertRows } from '#app/db/bulk.server.ts';
import { db, inTransaction, type Tx } from '#app/db/client.server.ts';
import type { ImportBatch, ImportRow } from '#app/db/generated/client.ts';
import { takeCodes } from '#app/domain/deals/deal-code.server.ts';
import { readGates } from '#app/domain/deals/deal-write.server.ts';
import { writeDealsTogether } from '#app/domain/deals/deals-together.server.ts';
import { type DealFacts, missingFor } from '#app/domain/deals/gate.rules.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { explainCorrections } from '#app/domain/periods/correction.server.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { searchNames } from '#app/lib/search-names.ts';
import { searchText } from '#app/lib/search-text.server.ts';
import { CompanyKeeper } from './company-keeper.server.ts';
import type { PlannedEdition } from './editions.server.ts';
import { holdBatch } from './import-job.server.ts';
import { CHUNK, giveWay, judgedColumns, type SheetSummary, storedRows } from './import-rows.server.ts';
import { beginJudging, isDealPlan, isTalkPlan, judgeRows, type Plan } from './judge.server.ts';
import type { DealPlan, Judgement, Judging } from './judge-deals.server.ts';
import { FILE_TIME } from './read-batch.server.ts';
import type { CellProblem } from './reading.ts';
import { companiesOfDeals, type Saving, saveDeals } from './save-deals.server.ts';
import { companiesOfTalks, saveTalks } from './save-talks.server.ts';
import { signKnownDeal } from './sign-known.server.ts';
import { Writes } from './writes.server.ts';

/** Search indexes take new names in later, so that saving need not sort them in; in kilobytes. */
const SEARCH_LISTS_KB = '65536';

/**
 * Makes records of the rows of a batch, all or nothing. Rows are judged once more: what is saved is what the preview
 * showed.
 * @throws Refusal `stale` when the records have changed since, `refused` in a locked month without a reason
 */
export async function saveBatch(ctx: Ctx, batch: ImportBatch, reason: string | null): Promise<void> {
  await inTransaction(async (tx) => {
    // One after the other: two files may name the same new company.
    await holdBatch(tx, batch.id);
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('ledgers'))`;
    const judging = await beginJudging(tx, ctx, batch.teamId);
    const plans = await judgeAgain(judging, batch);
    const collect = await beginSaving(tx, ctx, batch, judging, plans, reason);
    await tx.$executeRaw`SELECT set_config('gin_pending_list_limit', ${SEARCH_LISTS_KB}, true)`;
    const write = async () => {
      let written = Promise.resolve();
      for (let start = 0; start < plans.length; start += CHUNK) {
        // The next rows are worked out while the database takes the last ones in.
        const flush = collect(plans.slice(start, start + CHUNK));
        await written;
        await showProgress(batch.id, start);
        written = flush();
        written.catch(() => undefined);
        await giveWay();
      }
      await written;
    };
    await writeDealsTogether(tx, write, async () => {
      const deals = { batchId: batch.id, subject: 'deal' };
      const written = await tx.importWrite.findMany({ where: deals, select: { recordId: true } });
      return written.map(({ recordId }) => recordId);
    });
    const { count } = await tx.importBatch.updateMany({
      where: { id: batch.id, state: 'saving' },
      data: { state: 'saved', savedAt: ctx.now, progress: batch.rowCount },
    });
    if (count === 0) throw new Refusal('stale');
    await recordChange(tx, ctx, {
      ...{ action: 'ledger', subject: 'imports', id: batch.id, label: batch.fileName },
      after: { rows: plans.length },
    });
  }, FILE_TIME);
}

/** On a connection of its own, so that others see how far it is before the transaction ends. */
async function showProgress(id: string, progress: number): Promise<void> {
  await db().importBatch.update({ where: { id }, data: { progress }, select: { id: true } });
}

/** Plans of the rows that will be written. @throws Refusal `stale` when one is judged otherwise than it was */
async function judgeAgain(judging: Judging, batch: ImportBatch): Promise<Plan[]> {
  const plans: Plan[] = [];
  for await (const chunk of storedRows(judging.tx, batch.id, batch.sheets as unknown as SheetSummary[])) {
    const judged = await judgeRows(
      judging,
      chunk.map(({ given }) => given),
    );
    chunk.forEach(({ row }, index) => {
      const said = judged[index];
      if (!said || !sameVerdict(row, said)) {
        throw new Refusal('stale', [{ key: 'imports:failure.moved' }]);
      }
      if ('draft' in said && isWritten(said)) plans.push(said);
    });
  }
  return plans;
}

/** A question is written as it was answered; unanswered it is left out. */
function isWritten({ verdict, changes, row }: Plan): boolean {
  if (verdict === 'duplicate' && row.decision !== 'existing') return row.decision === 'new';
  return verdict === 'new' || Object.keys(changes).length > 0;
}

function sameVerdict(row: ImportRow, judged: Judgement): boolean {
  const { verdict, recordId, changes } = judgedColumns(judged, row.problems as unknown as CellProblem[]);
  return row.verdict === verdict && row.recordId === recordId && sameJson(row.changes, changes);
}

/** The database gives the fields of an object back in an order of its own. */
function sameJson(a: unknown, b: unknown): boolean {
  const sorted = (value: unknown) => JSON.stringify(Object.entries(value as object).sort());
  return sorted(a) === sorted(b);
}

async function beginSaving(
  tx: Tx,
  ctx: Ctx,
  batch: ImportBatch,
  { editions }: Judging,
  plans: Plan[],
  reason: string | null,
) {
  const deals = plans.filter(isDealPlan);
  const made = deals.filter(({ record }) => !record).length;
  const codeAt = made > 0 ? await takeCodes(tx, ctx.today, made) : () => '';
  let next = 0;
  let writes = new Writes(tx, ctx, { id: batch.id, reason });
  const named = new Set(deals.map(({ draft }) => draft.fields.editionId));
  const planned = [...editions.planned].filter(([key]) => named.has(key));
  const editionIds = await enterEditions(tx, batch, planned, writes);
  const nameOf = await codeNames(tx, (id) => editions.nameOf(id));
  const companies = new CompanyKeeper(tx, ctx, () => writes, nameOf);
  const { t } = await i18nFor(ctx.locale);
  const reasonOf = await lackReason(tx, ctx);
  for (let start = 0; start < plans.length; start += CHUNK) {
    const chunk = plans.slice(start, start + CHUNK);
    await companies.meet([
      ...companiesOfDeals(companies, chunk.filter(isDealPlan)),
      ...companiesOfTalks(chunk.filter(isTalkPlan)),
    ]);
    await giveWay();
  }
  /** Works out what some rows write. @returns writes it */
  return (chunk: Plan[]): (() => Promise<void>) => {
    const collected = writes;
    const saving: Saving = {
      ...{ ctx, writes, companies, nameOf, reason: reasonOf, moved: [], papers: [] },
      editionId: (named) => (named ? (editionIds.get(named) ?? named) : null),
      nextCode: () => codeAt(next++),
      titleOf: (cities) => t('imports:trip.title', { cities: cities.join('、') }).slice(0, 120),
    };
    saveDeals(saving, chunk.filter(isDealPlan));
    saveTalks(saving, chunk.filter(isTalkPlan));
    writes = new Writes(tx, ctx, { id: batch.id, reason });
    return async () => {
      await collected.flush();
      await moveCredits(tx, saving.moved);
      await signKnown(tx, ctx, batch.id, saving, reason);
    };
  };
}

/** The county's credit of the deal's own team goes along with the deal. */
async function moveCredits(tx: Tx, dealIds: string[]): Promise<void> {
  if (dealIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE deal_credit c SET county_code = d.county_code FROM deal d
     WHERE d.id = c.deal_id AND d.team_id = c.team_id AND c.metric = 'all' AND d.id = ANY(${dealIds}::uuid[])`;
}

async function signKnown(
  tx: Tx,
  ctx: Ctx,
  batchId: string,
  { papers }: Saving,
  reason: string | null,
): Promise<void> {
  for (const { seq, ...paper } of papers) {
    const signed = await signKnownDeal(tx, ctx, paper);
    await insertRows(tx, 'import_write', [
      {
        ...{ batch_id: batchId, subject: 'agreement', record_id: signed.agreementId, seq },
        ...{ created: signed.created, version: signed.version, before: signed.before },
      },
    ]);
    await tx.importWrite.update({
      where: { batchId_subject_recordId: { batchId, subject: 'deal', recordId: paper.dealId } },
      data: { version: signed.dealVersion },
    });
    await explainCorrections(
      tx,
      ctx,
      [{ subjectType: 'deals', subjectId: paper.dealId, on: signed.days }],
      reason,
    );
  }
}

/** Enters the editions that rows name and nobody has entered. One that an undone batch left archived comes back. */
async function enterEditions(
  tx: Tx,
  batch: ImportBatch,
  planned: [string, PlannedEdition][],
  writes: Writes,
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const [key, { series, ordinal, startsOn, endsOn, name }] of planned) {
    const known = await tx.eventSeries.findUniqueOrThrow({ where: { code: series } });
    const names = { title: '', ordinal, year: startsOn.slice(0, 4), venue: '', series: known };
    const [edition] = await tx.$queryRaw<{ id: string; version: number }[]>`
      INSERT INTO event_edition (id, series_code, title, ordinal, starts_on, ends_on, venue, participation,
                                 search_text)
      VALUES (${writes.newId()}::uuid, ${series}, '', ${ordinal}, ${startsOn}::date, ${endsOn}::date, '', 'join',
              ${searchText(searchNames.edition(names))})
      ON CONFLICT (series_code, starts_on, title)
      DO UPDATE SET archived_at = NULL, ends_on = EXCLUDED.ends_on, version = event_edition.version + 1
      RETURNING id::text, version`;
    if (!edition) continue;
    ids.set(key, edition.id);
    writes.remember('event_edition', edition.id, 0, { created: true, version: edition.version, before: {} });
    writes.log({
      ...{ action: 'ledger', subject: 'events', id: edition.id, label: name, version: edition.version },
      after: { seriesCode: name, startsOn, endsOn, fileName: batch.fileName },
    });
  }
  return ids;
}

/** Names instead of codes, for the log. */
async function codeNames(tx: Tx, editionName: (id: string) => string) {
  const regions = await tx.region.findMany({ select: { code: true, name: true } });
  const chains = await tx.chain.findMany({ select: { code: true, name: true } });
  const editions = await tx.eventEdition.findMany({ include: { series: true } });
  const named = (rows: { code: string; name: string }[]) =>
    new Map(rows.map(({ code, name }) => [code, name]));
  const places = named(regions);
  const names: Record<string, Map<string, string>> = {
    ...{ countyCode: places, originCode: places, chainCode: named(chains) },
    editionId: new Map(
      editions.map(({ id, startsOn, series }) => [id, `${startsOn.getUTCFullYear()} ${series.name}`]),
    ),
  };
  return (field: string, value: unknown): unknown => {
    if (typeof value !== 'string') return value;
    return names[field]?.get(value) ?? (field === 'editionId' ? editionName(value) : value);
  };
}

/** What the history of a deal says that was taken over without passing its gates: where from, and what it lacks. */
async function lackReason(tx: Tx, ctx: Ctx): Promise<(plan: DealPlan) => string> {
  const gates = await readGates(tx);
  const { t } = await i18nFor(ctx.locale);
  const text = t as (key: string, params?: object) => string;
  const list = new Map<string, string>();
  return (plan) => {
    const missing = missingFor(plan.draft.paper ? 'signed' : 'negotiating', takenFacts(plan), gates);
    const keys = missing.map(({ key }) => key).join();
    const known = list.get(keys);
    if (known !== undefined) return known;
    const lacked = missing.map(({ key, params }) => text(key, params)).join('、');
    const said = lacked ? text('imports:history.lacks', { list: lacked }) : text('imports:history.taken');
    list.set(keys, said);
    return said;
  };
}

/** As far as a ledger tells what gates ask; the estimate is the amount of the row. */
const takenFacts = ({ draft: { fields, paper } }: DealPlan): DealFacts => ({
  ...{ hasInvestor: true, content: fields.content ?? '', sourceKind: null, hasTalk: false, ownerId: null },
  estimatedAmount: fields.estimatedAmount ?? null,
  ...{ screening: fields.screening ?? null, industryCode: null, countyCode: fields.countyCode ?? null },
  agreements: paper ? [paper.kind] : [],
  ...{ projectCompany: null, projectUscc: null, hasStartPhoto: false, filingCode: null, filedAmount: null },
  ...{ statisticsName: null, statisticsAmount: null },
});
