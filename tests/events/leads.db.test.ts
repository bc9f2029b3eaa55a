import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { dealSchema } from '#app/domain/deals/deal.schema.ts';
import { createDealFromLead } from '#app/domain/deals/from-lead.commands.server.ts';
import { addGuest } from '#app/domain/events/guest.commands.server.ts';
import { guestSchema } from '#app/domain/events/guest.schema.ts';
import {
  archiveLead,
  captureLead,
  editLead,
  handLead,
  restoreLead,
} from '#app/domain/events/lead.commands.server.ts';
import { countLeads, listLeads, readLead, readLeadStart } from '#app/domain/events/lead.queries.server.ts';
import { leadCaptureSchema, leadEditSchema, leadFilterSchema } from '#app/domain/events/lead.schema.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

useDatabase('empty');

let editionId: string;
let team: { id: string };
let organizer: Ctx;
let member: Ctx;
let official: Ctx;
let receiver: Ctx;
let stranger: Ctx;
let guestId: string;

beforeAll(async () => {
  await make.makeReference();
  const fair = await make.makeTeam({ kind: 'organizer' });
  team = await make.makeTeam();
  organizer = await make.asked('organizer', fair.id);
  member = await make.asked('officer', (await make.makeTeam()).id);
  receiver = await make.asked('officer', team.id);
  stranger = await make.asked('lead', (await make.makeTeam()).id);
  official = await make.asked('official', (await make.makeTeam({ kind: 'department' })).id);
  editionId = (await make.makeEdition(fair.id, { startsOn: '2023-11-12' })).id;
  await db().eventDelegate.create({
    data: { editionId, userId: member.user.id, name: member.user.name, role: 'member', position: 0 },
  });
  const guest = { name: '王敏', organization: '演示铝业', title: '总监', phone: '13800001234' };
  guestId = (await addGuest(organizer, editionId, guestSchema.parse(guest))).id;
});

const capture = (ctx: Ctx, given: Record<string, string> = {}) =>
  captureLead(ctx, editionId, leadCaptureSchema.parse({ companyName: '演示硅业', grade: 'hot', ...given }));
const list = async (ctx: Ctx, query: Record<string, string> = {}) =>
  (await listLeads(ctx, editionId, leadFilterSchema.parse(query))).rows;
const ids = async (ctx: Ctx, query: Record<string, string> = {}) =>
  (await list(ctx, query)).map(({ id }) => id);

describe('catching', () => {
  it('names no company of a guest that who catches the lead does not see', async () => {
    const hidden = await make.makeCompany((await make.makeTeam()).id, { name: '演示看不见的公司' });
    const guest = guestSchema.parse({ name: '李四', organization: '', title: '', phone: '' });
    const { id: ofHidden } = await addGuest(organizer, editionId, guest);
    await db().eventGuest.update({ where: { id: ofHidden }, data: { companyId: hidden.id } });
    const { id } = await capture(organizer, { guestId: ofHidden, companyName: '' });
    expect(await db().eventLead.findUnique({ where: { id } })).toMatchObject({ companyName: '李四' });
  });

  it('takes over what is known of a guest', async () => {
    const { id } = await capture(member, { guestId, companyName: '', grade: 'warm' });
    expect(await db().eventLead.findUnique({ where: { id } })).toMatchObject({
      companyName: '演示铝业',
      person: '王敏',
      title: '总监',
      phone: '13800001234',
      grade: 'warm',
      teamId: null,
    });
  });

  it('happens once for a key, at the moment of the tap, and is refused to readers and strangers', async () => {
    const key = 'd'.repeat(32);
    const before = (await ids(organizer)).length;
    const answers = await Promise.all([1, 2].map(() => capture(member, { key, age: '60000' })));
    expect(answers[0]).toEqual(answers[1]);
    expect(await ids(organizer)).toHaveLength(before + 1);
    const lead = await db().eventLead.findUniqueOrThrow({ where: { id: answers[0]?.id ?? '' } });
    expect(lead.recordedAt).toEqual(new Date(make.NOW.getTime() - 60_000));
    await expect(capture(official)).rejects.toMatchObject({ status: 403 });
    await expect(capture(stranger)).rejects.toMatchObject({ status: 404 });
    await expect(capture(member, { guestId: editionId })).rejects.toMatchObject({ status: 422 });
    await expect(capture(member, { chainCode: 'none' })).rejects.toMatchObject({ status: 422 });
  });

  it('asks for a guest or a company, and keeps nothing older than a day', () => {
    const problems = (given: object) =>
      leadCaptureSchema.safeParse({ grade: 'hot', ...given }).error?.issues.map(({ message }) => message);
    expect(problems({})).toEqual(['errors:required']);
    expect(problems({ companyName: '甲', age: '86400001' })).toEqual(['errors:tooOld']);
    expect(problems({ companyName: '甲', grade: 'boiling' })).toEqual(['errors:unknown']);
  });
});

describe('handing out', () => {
  it('shows a lead to the team it is handed to, with its numbers, and to no other', async () => {
    const { id } = await capture(member, { phone: '13800005678', interest: '电话 13800005678' });
    expect(await ids(receiver)).not.toContain(id);
    await expect(handLead(member, id, 1, team.id)).rejects.toMatchObject({ status: 403 });
    await handLead(organizer, id, 1, team.id);
    expect((await list(receiver)).find((row) => row.id === id)).toMatchObject({
      phone: '13800005678',
      isMine: true,
      canEdit: false,
    });
    expect((await list(official)).find((row) => row.id === id)).toMatchObject({
      phone: '138****5678',
      interest: '电话 138****5678',
    });
    expect(await ids(stranger)).toEqual([]);
    await expect(readLead(stranger, id)).rejects.toMatchObject({ status: 404 });
    const fair = { id: organizer.user.teamId };
    await expect(handLead(organizer, id, 2, fair.id)).rejects.toMatchObject({ status: 422 });
    await expect(handLead(organizer, id, 1, null)).rejects.toMatchObject({ status: 409 });
    await handLead(organizer, id, 2, null);
    expect(await ids(receiver)).not.toContain(id);
  });
});

describe('completing and taking back', () => {
  it('keeps numbers out of the history, and comes back when restored', async () => {
    const { id } = await capture(member);
    const input = leadEditSchema.parse({
      companyName: '演示硅业',
      phone: '13800007777',
      grade: 'cold',
      version: '1',
    });
    await editLead(member, id, 1, input);
    await archiveLead(member, id, 2);
    expect(await ids(organizer)).not.toContain(id);
    await restoreLead(organizer, id, 3);
    expect((await readLead(organizer, id)).grade).toBe('cold');
    const log = await db().auditEntry.findMany({ where: { subjectType: 'leads', subjectId: id } });
    expect(JSON.stringify(log)).not.toContain('13800007777');
  });
});

describe('becoming a deal', () => {
  const deal = (leadId: string) =>
    dealSchema.parse({
      name: '演示硅材料项目',
      content: '硅材料',
      leadId,
      currency: 'CNY',
      estimatedAmount: '1',
      sourceKind: 'event',
      sourceEditionId: editionId,
      firstMetOn: '2023-11-12',
    });

  it('starts from what was caught, and links both in one go, once', async () => {
    const company = await make.makeCompany(team.id, { name: '演示新材有限公司' });
    const { id } = await capture(organizer, {
      companyName: company.name,
      chainCode: 'digital',
      interest: '建厂',
    });
    await handLead(organizer, id, 1, team.id);
    expect(await readLeadStart(receiver, id)).toMatchObject({
      company: { id: company.id },
      defaults: { leadId: company.id, sourceEditionId: editionId, chainCode: 'digital', content: '建厂' },
    });
    await expect(readLeadStart(stranger, id)).rejects.toMatchObject({ status: 404 });
    const made = await createDealFromLead(receiver, id, deal(company.id));
    expect(await db().eventLead.findUnique({ where: { id } })).toMatchObject({ dealId: made.id });
    expect(await ids(organizer, { state: 'deal' })).toEqual([id]);
    expect((await countLeads(receiver, editionId)).deal).toBe(1);

    const count = await db().deal.count();
    await expect(createDealFromLead(receiver, id, deal(company.id))).rejects.toMatchObject({ status: 422 });
    expect(await db().deal.count()).toBe(count);
    await expect(readLeadStart(receiver, id)).rejects.toMatchObject({ status: 422 });
    await expect(archiveLead(organizer, id, 3)).rejects.toMatchObject({ status: 422 });
  });

  it('offers the name of a company that is not registered', async () => {
    const { id } = await capture(organizer, { companyName: '未登记公司' });
    await handLead(organizer, id, 1, team.id);
    expect(await readLeadStart(receiver, id)).toMatchObject({
      company: { id: '', text: '未登记公司' },
      defaults: { leadId: '' },
    });
    expect(await readLeadStart(receiver, null)).toBeNull();
  });

  it('tells who only reads the event no numbers', async () => {
    const { id } = await capture(organizer, { interest: '建厂，电话 13800001234' });
    expect((await readLeadStart(official, id))?.defaults.content).not.toContain('13800001234');
    expect((await readLeadStart(organizer, id))?.defaults.content).toContain('13800001234');
  });
});
