import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Ctx, Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { editDeal } from '#app/domain/deals/deal.commands.server.ts';
import { listDeals } from '#app/domain/deals/deal.queries.server.ts';
import { dealFilterSchema } from '#app/domain/deals/deal.schema.ts';
import { planNextStep } from '#app/domain/deals/next-step.commands.server.ts';
import {
  finishStep,
  handOverStep,
  postponeStep,
  reopenStep,
  runTaskAction,
} from '#app/domain/tasks/task.commands.server.ts';
import { readTaskPeople } from '#app/domain/tasks/task.queries.server.ts';
import { ownersFor } from '#app/domain/tasks/task.rules.ts';
import { taskActionSchema } from '#app/domain/tasks/task.schema.ts';
import { fromOptionalDate, toDateColumn } from '#app/lib/dates.ts';
import { dealInput } from '#tests/deals/inputs.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let officer: Ctx;
let colleague: Ctx;
let lead: Ctx;
let stranger: Ctx;
let strangersLead: Ctx;
const others = new Map<Role, Ctx>();

beforeAll(async () => {
  await make.makeReference();
  const city = await make.makeTeam({ kind: 'city_bureau' });
  const team = await make.makeTeam({ parentId: city.id });
  const elsewhere = await make.makeTeam({ parentId: city.id });
  officer = await make.asked('officer', team.id);
  colleague = await make.asked('officer', team.id);
  lead = await make.asked('lead', team.id);
  stranger = await make.asked('officer', elsewhere.id);
  strangersLead = await make.asked('lead', elsewhere.id);
  for (const role of ['city_office', 'official', 'organizer'] as const) {
    others.set(role, await make.asked(role, city.id));
  }
});

type Ref = Parameters<typeof finishStep>[1];
let tasks: Record<'visit' | 'deal', Ref>;
const dueOn = toDateColumn('2023-11-10');

beforeEach(async () => {
  const step = { nextStep: '送红线图', nextStepOwnerId: officer.user.id, nextStepDue: dueOn };
  const deal = await make.makeDeal(officer.user.teamId, step);
  const company = await make.makeCompany(officer.user.teamId);
  const visit = await make.makeVisit(company.id, officer.user, step);
  tasks = {
    deal: { kind: 'deal', id: deal.id, version: deal.version },
    visit: { kind: 'visit', id: visit.id, version: visit.version },
  };
});

const STEP = {
  version: true,
  nextStep: true,
  nextStepDue: true,
  nextStepOwnerId: true,
  nextStepDoneAt: true,
  nextStepDoneById: true,
} as const;
const read = ({ kind, id }: Ref) =>
  kind === 'deal'
    ? db().deal.findUniqueOrThrow({ where: { id }, select: STEP })
    : db().visit.findUniqueOrThrow({ where: { id }, select: STEP });
const logOf = (id: string) => db().auditEntry.findMany({ where: { subjectId: id }, orderBy: { id: 'asc' } });

describe.each(['visit', 'deal'] as const)('the step of a %s', (kind) => {
  it('is done, by whom and when, and that is written down', async () => {
    const ref = tasks[kind];
    expect(await finishStep(officer, ref)).toEqual({ version: 2, what: '送红线图' });
    expect(await read(ref)).toMatchObject({
      version: 2,
      nextStepDoneAt: officer.now,
      nextStepDoneById: officer.user.id,
    });
    const [entry] = await logOf(ref.id);
    expect(entry).toMatchObject({
      action: 'finish_step',
      subjectVersion: 2,
      changes: { nextStepDoneAt: [null, '2023-11-12 09:30'] },
    });
  });

  it('is done once, whoever taps again, and with whatever version the list had', async () => {
    const ref = tasks[kind];
    await finishStep(officer, ref);
    expect(await finishStep(colleague, ref)).toEqual({ version: 2, what: '送红线图' });
    expect((await read(ref)).nextStepDoneById).toBe(officer.user.id);
    expect(await logOf(ref.id)).toHaveLength(1);
  });

  it('is done once by two at the same moment', async () => {
    const ref = tasks[kind];
    await Promise.all([finishStep(officer, ref), finishStep(lead, ref)]);
    expect((await read(ref)).version).toBe(2);
    expect(await logOf(ref.id)).toHaveLength(1);
  });

  it('is taken back, and then open as before', async () => {
    const ref = tasks[kind];
    const { version } = await finishStep(officer, ref);
    expect(await reopenStep(officer, { ...ref, version })).toMatchObject({ version: 3 });
    expect(await read(ref)).toMatchObject({
      nextStepDoneAt: null,
      nextStepDoneById: null,
      nextStepDue: dueOn,
    });
    expect(await reopenStep(officer, { ...ref, version: 3 })).toMatchObject({ version: 3 });
    expect((await logOf(ref.id)).map(({ action }) => action)).toEqual(['finish_step', 'reopen_step']);
  });

  it('gets another day, but none that is past', async () => {
    const ref = tasks[kind];
    await postponeStep(officer, ref, '2023-11-20');
    expect(fromOptionalDate((await read(ref)).nextStepDue)).toBe('2023-11-20');
    await expect(postponeStep(officer, { ...ref, version: 2 }, '2023-11-11')).rejects.toMatchObject({
      problems: [{ key: 'tasks:problem.past', field: 'due' }],
    });
    const [entry] = await logOf(ref.id);
    expect(entry?.changes).toEqual({ nextStepDue: ['2023-11-10', '2023-11-20'] });
  });

  it('is handed to someone the user sees, and to nobody else', async () => {
    const ref = tasks[kind];
    await handOverStep(officer, ref, colleague.user.id);
    expect((await read(ref)).nextStepOwnerId).toBe(colleague.user.id);
    const [entry] = await logOf(ref.id);
    expect(entry?.changes).toEqual({ nextStepOwnerId: [officer.user.name, colleague.user.name] });
    await expect(handOverStep(officer, { ...ref, version: 2 }, stranger.user.id)).rejects.toMatchObject({
      problems: [{ key: 'errors:unknown', field: 'ownerId' }],
    });
  });

  it('is passed on by the owner’s lead, who does not see the record, to others and not to themselves', async () => {
    const ref = tasks[kind];
    const column = { data: { nextStepOwnerId: stranger.user.id }, where: { id: ref.id } };
    if (kind === 'deal') await db().deal.update(column);
    else await db().visit.update(column);
    const unknown = { problems: [{ key: 'errors:unknown', field: 'ownerId' }] };
    await expect(handOverStep(strangersLead, ref, strangersLead.user.id)).rejects.toMatchObject(unknown);
    const other = await make.makeUser('officer', stranger.user.teamId);
    expect(await handOverStep(strangersLead, ref, other.id)).toMatchObject({ version: 2 });
    // Of what else happened to the record they learn nothing.
    await expect(postponeStep(strangersLead, ref, '2023-11-20')).rejects.toMatchObject({
      kind: 'stale',
      problems: [{ key: 'errors:stale' }],
    });
  });

  it('is offered to whom it may be handed, and never to those who read or keep the system', async () => {
    const team = officer.user.teamId;
    const roles = [
      'officer',
      'lead',
      'county_office',
      'city_office',
      'official',
      'auditor',
      'admin',
    ] as const;
    const seats = new Map<string, Role>();
    for (const role of roles) seats.set((await make.makeUser(role, team)).id, role);
    const ref = tasks[kind];
    const handed = (ownerId: string) =>
      handOverStep(officer, ref, ownerId).then(
        () =>
          db()
            [kind as 'deal'].update({ where: { id: ref.id }, data: { version: 1 } })
            .then(() => true),
        () => false,
      );
    const standing = { kind, teamId: team, ownerId: officer.user.id, inSight: true };
    const offers = ownersFor(standing, await readTaskPeople(officer, [standing])).map(({ value }) => value);
    for (const [id] of seats) expect(await handed(id)).toBe(offers.includes(id));
    const offered = offers.flatMap((id) => seats.get(id) ?? []).sort();
    const owners =
      kind === 'deal' ? ['lead', 'officer'] : ['city_office', 'county_office', 'lead', 'officer'];
    expect(offered).toEqual(owners);
  });

  it('is neither moved nor handed over once done', async () => {
    const ref = tasks[kind];
    const { version } = await finishStep(officer, ref);
    const done = { problems: [{ key: 'tasks:problem.done' }] };
    await expect(postponeStep(officer, { ...ref, version }, '2023-11-20')).rejects.toMatchObject(done);
    await expect(handOverStep(officer, { ...ref, version }, colleague.user.id)).rejects.toMatchObject(done);
  });

  it('is not written over what someone else just changed', async () => {
    const ref = tasks[kind];
    await postponeStep(colleague, ref, '2023-11-20');
    for (const late of [
      () => finishStep(officer, ref),
      () => reopenStep(officer, ref),
      () => postponeStep(officer, ref, '2023-11-21'),
      () => handOverStep(officer, ref, colleague.user.id),
    ]) {
      await expect(late()).rejects.toMatchObject({ kind: 'stale', currentVersion: 2 });
    }
  });

  it('is out of reach of who neither sees it nor owns it, and of who only reads', async () => {
    const ref = tasks[kind];
    for (const ctx of [stranger, others.get('organizer')]) {
      if (ctx) await expect(finishStep(ctx, ref)).rejects.toMatchObject({ kind: 'not_found' });
    }
    const official = others.get('official');
    if (official) await expect(finishStep(official, ref)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('is done by an owner who does not see the record, and by the owner’s lead', async () => {
    const city = others.get('city_office');
    if (!city) throw new Error('city_office');
    await handOverStep(city, tasks[kind], stranger.user.id);
    expect(await finishStep(stranger, { ...tasks[kind], version: 2 })).toMatchObject({ version: 3 });
    expect(await reopenStep(strangersLead, { ...tasks[kind], version: 3 })).toMatchObject({ version: 4 });
  });

  it('does not exist where the record has no step or is archived', async () => {
    const ref = tasks[kind];
    if (kind === 'deal') await db().deal.update({ where: { id: ref.id }, data: { archivedAt: make.NOW } });
    else await db().visit.update({ where: { id: ref.id }, data: { archivedAt: make.NOW } });
    await expect(finishStep(officer, ref)).rejects.toMatchObject({ kind: 'not_found' });
    const bare = await make.makeDeal(officer.user.teamId);
    await expect(finishStep(officer, { kind: 'deal', id: bare.id, version: 1 })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

describe('the step of a deal', () => {
  it('is handed by an organizer to people of the team that works it, and to nobody else', async () => {
    const fair = await make.makeTeam({ kind: 'organizer' });
    const organizer = await make.asked('organizer', fair.id);
    const edition = await make.makeEdition(fair.id);
    const { deal: ref } = tasks;
    await db().deal.update({ where: { id: ref.id }, data: { sourceEditionId: edition.id } });
    const standing = { kind: 'deal', teamId: officer.user.teamId, ownerId: null, inSight: true } as const;
    const offers = ownersFor(standing, await readTaskPeople(organizer, [standing])).map(({ value }) => value);
    expect(offers).toContain(colleague.user.id);
    expect(offers).not.toContain(stranger.user.id);
    await expect(handOverStep(organizer, ref, stranger.user.id)).rejects.toMatchObject({ kind: 'refused' });
    expect(await handOverStep(organizer, ref, colleague.user.id)).toMatchObject({ version: 2 });
  });
});

describe('a deal whose step is done', () => {
  it('keeps its history, and its place in the list of what is due is last', async () => {
    const { deal: ref } = tasks;
    const later = {
      nextStep: '后办',
      nextStepOwnerId: officer.user.id,
      nextStepDue: toDateColumn('2023-11-11'),
    };
    const open = await make.makeDeal(officer.user.teamId, later);
    await finishStep(officer, ref);
    expect(await db().dealHistory.count({ where: { dealId: ref.id } })).toBe(1);
    const listed = async (address: object) => {
      const { rows } = await listDeals(officer, dealFilterSchema.parse(address));
      return rows.filter(({ id }) => id === ref.id || id === open.id);
    };
    const [first, second] = await listed({ sort: 'due' });
    expect(first).toMatchObject({ id: open.id, nextStep: '后办' });
    expect(second).toMatchObject({ id: ref.id, nextStep: null, nextStepDue: null });
    expect((await listed({ due: 'overdue' })).map(({ id }) => id)).toEqual([open.id]);
    expect((await listed({ owner: 'me' })).map(({ id }) => id)).toEqual([open.id]);
  });

  it('is open again with the step planned next, from the task list or on its page', async () => {
    const { deal: ref } = tasks;
    const { version } = await finishStep(officer, ref);
    const form = { intent: 'plan', kind: 'deal', id: ref.id, nextStep: '催办注册', due: '2023-11-30' };
    const plan = taskActionSchema.parse({ ...form, version: String(version), ownerId: officer.user.id });
    expect(await runTaskAction(officer, plan)).toEqual({
      intent: 'plan',
      kind: 'deal',
      id: ref.id,
      version: 3,
      what: '催办注册',
    });
    expect(await read(ref)).toMatchObject({
      nextStep: '催办注册',
      nextStepDoneAt: null,
      nextStepDoneById: null,
    });
    await finishStep(officer, { ...ref, version: 3 });
    const cleared = { version: 4, nextStep: null, nextStepOwnerId: null, nextStepDue: null };
    await planNextStep(officer, ref.id, cleared);
    expect(await read(ref)).toMatchObject({ nextStep: null, nextStepDoneAt: null });
  });

  it('keeps the done step when its other data are edited, and opens with a new one', async () => {
    const { deal: ref } = tasks;
    const investor = await db().dealInvestor.findFirstOrThrow({ where: { dealId: ref.id } });
    const edit = { teamId: officer.user.teamId, firstMetOn: make.TODAY };
    const { version } = await finishStep(officer, ref);
    await editDeal(
      officer,
      ref.id,
      version,
      dealInput(investor.companyId, { ...edit, nextStep: '', nextStepOwnerId: '', nextStepDue: '' }),
    );
    expect(await read(ref)).toMatchObject({
      nextStep: '送红线图',
      nextStepDoneAt: officer.now,
      nextStepDue: dueOn,
    });
    const [, edited] = await logOf(ref.id);
    expect(Object.keys(edited?.changes as object)).not.toContain('nextStep');
    await editDeal(
      officer,
      ref.id,
      3,
      dealInput(investor.companyId, { ...edit, nextStep: '催办', nextStepDue: '2023-11-30' }),
    );
    expect(await read(ref)).toMatchObject({ nextStep: '催办', nextStepDoneAt: null, nextStepDoneById: null });
  });
});
