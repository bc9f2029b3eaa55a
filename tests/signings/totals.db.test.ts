import Big from 'big.js';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { db } from '#app/db/client.server.ts';
import { signAgreement, voidAgreement } from '#app/domain/agreements/agreement.commands.server.ts';
import type { AgreementKind } from '#app/domain/agreements/agreement.rules.ts';
import { moveLine, putOnList, removeLine, restoreLine } from '#app/domain/signings/line.commands.server.ts';
import { addProjects } from '#app/domain/signings/project.commands.server.ts';
import { readProjection } from '#app/domain/signings/projection.queries.server.ts';
import { putSchema } from '#app/domain/signings/signing.schema.ts';
import { fromDateColumn } from '#app/lib/dates.ts';
import { Refusal } from '#app/lib/refusal.ts';
import { readFollowThrough } from '#app/reports/event/follow-through.queries.server.ts';
import { pipelineJson } from '#app/reports/pipeline/json.server.ts';
import { readPipeline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { agreementInput } from '#tests/deals/inputs.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { dealOf, key, makeWorld, sign, undo, type World } from './world.ts';

useDatabase('empty');

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** What one standing paper says, read without the application's own counting. */
interface Paper {
  dealId: string;
  seq: number;
  kind: AgreementKind;
  on: string;
  amount: string;
  editionId: string | null;
}

const RANK: Partial<Record<AgreementKind, number>> = { intent: 1, framework: 2, contract: 3 };

/**
 * The counting rules once more, as simply as they can be told: walk through a deal's papers by day; the first that
 * signs says where and when it counts; the amount is that of the last paper nobody outranks, plus increases.
 */
function countOf(papers: Paper[]) {
  const walk = [...papers].sort((a, b) => (a.on === b.on ? a.seq - b.seq : a.on < b.on ? -1 : 1));
  let [amount, rank, increases] = [new Big(0), 0, new Big(0)];
  let first: Paper | undefined;
  for (const paper of walk) {
    const own = RANK[paper.kind];
    if (paper.kind === 'capital_increase') increases = increases.plus(paper.amount);
    if (!own) continue;
    first ??= paper;
    if (own >= rank) [amount, rank] = [new Big(paper.amount), own];
  }
  return first && { on: first.on, editionId: first.editionId, amount: amount.plus(increases).toFixed(2) };
}

async function standingPapers(): Promise<Paper[]> {
  const rows = await db().agreement.findMany({ where: { voidedAt: null } });
  return rows.map(({ dealId, seq, kind, signedOn, amount, editionId }) => ({
    dealId,
    seq,
    kind,
    editionId,
    on: fromDateColumn(signedOn),
    amount: amount.toFixed(2),
  }));
}

/** A contract, an intent, a framework; a capital increase of the first deal and a supplement of the second. */
const LINES = 5;
const line = fc.nat({ max: LINES - 1 });
const yi = fc.integer({ min: 1, max: 900 }).map((cents) => (cents / 100).toFixed(2));

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sign' as const), line, amount: yi }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('undo' as const), line }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('paper' as const),
      line,
      kind: fc.constantFrom<AgreementKind>(
        'intent',
        'framework',
        'contract',
        'supplement',
        'capital_increase',
      ),
      amount: yi,
      signedOn: fc.constantFrom('2023-11-03', '2023-11-11', '2023-11-12'),
      at: fc.constantFrom('here', 'there', 'nowhere'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('void' as const), line, which: fc.nat({ max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), line }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('restore' as const), line }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('move' as const), line, to: line }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Steps of which each is carried out, so that every run has seen every verb succeed. */
const there = { do: 'paper', amount: '3', signedOn: '2023-11-12', at: 'there' } as const;
const WALK: Step[] = [
  { do: 'sign', line: 0, amount: '2' },
  { do: 'sign', line: 1, amount: '4' },
  { do: 'sign', line: 2, amount: '5' },
  { do: 'undo', line: 2 },
  { do: 'sign', line: 2, amount: '6' },
  { do: 'sign', line: 3, amount: '1' },
  { do: 'sign', line: 4, amount: '1' },
  { ...there, line: 1, kind: 'contract' },
  { ...there, line: 1, kind: 'capital_increase' },
  { ...there, line: 2, kind: 'supplement' },
  { do: 'void', line: 1, which: 3 },
  { do: 'undo', line: 3 },
  { do: 'remove', line: 3 },
  { do: 'restore', line: 3 },
  { do: 'move', line: 0, to: 4 },
];

const VERBS = [
  'sign',
  'sign an increase',
  'sign a supplement',
  'undo',
  'sign again',
  'record',
  'upgrade',
  'increase',
  'supplement',
  'void elsewhere',
  'remove',
  'restore',
  'reorder',
] as const;
type Verb = (typeof VERBS)[number];

/** @returns what was done, if anything was */
async function carryOut(
  next: Step,
  ids: string[],
  editions: Record<string, string>,
): Promise<Verb | undefined> {
  const id = ids[next.line] ?? '';
  const deal = await dealOf(id);
  const investor = await db().dealInvestor.findFirstOrThrow({ where: { dealId: deal.id } });
  switch (next.do) {
    case 'sign': {
      const { kind } = await db().signingItem.findUniqueOrThrow({ where: { id } });
      const undone = await db().agreement.count({
        where: { dealId: deal.id, kind, voidedAt: { not: null } },
      });
      const { already } = await sign(world.organizer, id, { amount: next.amount, key: key() });
      if (already) return;
      if (kind === 'capital_increase') return 'sign an increase';
      if (kind === 'supplement') return 'sign a supplement';
      return undone ? 'sign again' : 'sign';
    }
    case 'undo': {
      const { undone } = await undo(world.second, id);
      return undone ? 'undo' : undefined;
    }
    case 'paper': {
      const { kind, amount, signedOn } = next;
      const editionId = editions[next.at] ?? '';
      const input = agreementInput(deal.version, investor.companyId, { kind, amount, signedOn, editionId });
      await signAgreement(world.city, deal.id, input);
      if (kind === 'capital_increase') return 'increase';
      if (kind === 'supplement') return 'supplement';
      const strongest = Math.max(0, ...deal.agreements.map((known) => RANK[known.kind] ?? 0));
      return strongest > 0 && (RANK[kind] ?? 0) > strongest ? 'upgrade' : 'record';
    }
    case 'void': {
      const agreement = deal.agreements[next.which % Math.max(1, deal.agreements.length)];
      if (!agreement) return;
      await voidAgreement(world.city, agreement.id, { version: deal.version, reason: '误' });
      return 'void elsewhere';
    }
    case 'remove':
      await removeLine(world.organizer, id);
      return 'remove';
    case 'restore':
      await restoreLine(world.organizer, id);
      return 'restore';
    case 'move':
      await moveLine(world.organizer, id, next.to);
      return 'reorder';
  }
}

/** Notes which verbs were carried out. A "no" is an answer; anything else is a fault. */
function witness() {
  const seen = new Set<Verb>();
  return {
    answered: async (step: Promise<Verb | undefined>) => {
      const verb = await step.catch((error: unknown) => void expect(error).toBeInstanceOf(Refusal));
      if (verb) seen.add(verb);
    },
    unseen: () => VERBS.filter((verb) => !seen.has(verb)),
  };
}

async function expectNothingDrifted(editionId: string): Promise<void> {
  const papers = await standingPapers();
  const deals = await db().deal.findMany();
  const counts = deals.map(({ id }) => countOf(papers.filter(({ dealId }) => dealId === id)));
  for (const [index, deal] of deals.entries()) {
    const count = counts[index];
    expect(deal.signedAmount?.toFixed(2)).toBe(count?.amount);
    expect(deal.signedOn ? fromDateColumn(deal.signedOn) : undefined).toBe(count?.on);
    expect(deal.signedEditionId ?? undefined).toBe(count?.editionId ?? undefined);
  }
  const total = (of: typeof counts) => ({
    deals: of.filter(Boolean).length,
    amount: of.reduce((sum, count) => sum.plus(count?.amount ?? 0), new Big(0)).toFixed(2),
  });
  const here = total(counts.filter((count) => count?.editionId === editionId));
  const { body } = await readProjection(world.organizer, editionId, '');
  expect(body?.totals).toEqual(here);
  const { report, labels } = await readPipeline(world.city, new URLSearchParams());
  const figures = pipelineJson(report, labels);
  const event = figures.events.find(({ edition }) => edition === editionId);
  expect(event ? { deals: event.deals, amount: event.amount } : { deals: 0, amount: '0.00' }).toEqual(here);
  expect(figures.signed).toEqual(total(counts));
  const followed = await readFollowThrough(world.organizer, editionId);
  expect(followed.figures[0]).toMatchObject({ fate: 'signed', ...here });
  const lines = await db().signingItem.findMany({ where: { editionId }, include: { agreement: true } });
  const linked = lines.flatMap(({ agreement }) => (agreement?.voidedAt === null ? [agreement.id] : []));
  expect(new Set(linked).size).toBe(linked.length);
}

async function stage() {
  const [here, there] = [await make.makeEdition(world.fair.id), await make.makeEdition(null)];
  const kinds = ['contract', 'intent', 'framework'];
  const ids = await addProjects(
    world.organizer,
    here.id,
    null,
    kinds.map((kind) => world.project({ kind })),
  );
  for (const [index, kind] of ['capital_increase', 'supplement'].entries()) {
    const { id, investors } = await db().deal.findFirstOrThrow({
      where: { signings: { some: { id: ids[index] } } },
      include: { investors: true },
    });
    const paper = { editionId: here.id, kind, amount: '1', signatoryId: investors[0]?.companyId };
    ids.push((await putOnList(world.organizer, id, putSchema.parse(paper))).id);
  }
  return { ids, editions: { here: here.id, there: there.id } };
}

it('no order of signing, undoing, upgrading, increasing and signing again makes totals drift', async () => {
  const { answered, unseen } = witness();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const { ids, editions } = await stage();
      for (const next of steps) await answered(carryOut(next, ids, editions));
      await expectNothingDrifted(editions.here);
    }),
    { numRuns: 11, examples: [[WALK]] },
  );
  expect(unseen()).toEqual([]);
}, 120_000);

it('neither do commands that run at once', async () => {
  const { answered, unseen } = witness();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 2, maxLength: 4 }), { maxLength: 4 }),
      async (rounds) => {
        const { ids, editions } = await stage();
        for (const round of rounds) {
          await Promise.all(round.map((next) => answered(carryOut(next, ids, editions))));
        }
        await expectNothingDrifted(editions.here);
      },
    ),
    // The walk with everybody doing the same at once.
    { numRuns: 9, examples: [[WALK.map((next) => [next, next])]] },
  );
  expect(unseen()).toEqual([]);
}, 120_000);
