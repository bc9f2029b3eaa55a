import { beforeAll, describe, expect, it } from 'vitest';
import type { Ctx } from '#app/auth/user.ts';
import { db, inTransaction } from '#app/db/client.server.ts';
import { recordChange, type Subject } from '#app/domain/history/audit.server.ts';
import { listAuditEntries, readAuditPeople } from '#app/domain/history/audit-log.queries.server.ts';
import { auditFilterSchema } from '#app/domain/history/audit-log.schema.ts';
import { loader as audit } from '#app/routes/audit.tsx';
import { loader as companies } from '#app/routes/companies._index.tsx';
import { useDatabase } from '#tests/support/database.ts';
import { asked, cookieOf, makeTeam } from '#tests/support/fixtures.ts';
import { answerOf, routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

let officer: Ctx;
let auditor: Ctx;
beforeAll(async () => {
  const team = await makeTeam();
  officer = await asked('officer', team.id);
  auditor = await asked('auditor', team.id);
  const log = (at: string, subject: Subject, label: string, action: string, after = {}) =>
    inTransaction((tx) =>
      recordChange(tx, { ...officer, now: new Date(at) }, { action, subject, id: label, label, after }),
    );
  await log('2023-11-01T15:59:00Z', 'companies', '甲公司', 'create');
  await log('2023-11-01T16:01:00Z', 'deals', '乙项目', 'move', { stage: 'signed' });
  const personal = { name: '王总', phone: '13800001234', wechat: 'wang', email: 'wang@example.com' };
  await log('2023-11-02T08:00:00Z', 'contacts', '王总', 'edit', { ...personal, notes: '手机 13900005678' });
});

const list = async (given: Record<string, string>) => {
  const { rows } = await listAuditEntries(auditor, auditFilterSchema.parse(given));
  return rows.map(({ subjectLabel }) => subjectLabel);
};

describe('the audit log', () => {
  it('shows the newest first and filters by person, action, subject, day and name', async () => {
    expect(await list({})).toEqual(['王总', '乙项目', '甲公司']);
    expect(await list({ person: officer.user.id, subject: 'deals' })).toEqual(['乙项目']);
    expect(await list({ person: auditor.user.id })).toEqual([]);
    expect(await list({ action: 'create' })).toEqual(['甲公司']);
    expect(await list({ q: '项目' })).toEqual(['乙项目']);
    expect(await list({ q: '_' })).toEqual([]);
  });

  it('counts days as the office does', async () => {
    expect(await list({ to: '2023-11-01' })).toEqual(['甲公司']);
    expect(await list({ from: '2023-11-02', to: '2023-11-02' })).toEqual(['王总', '乙项目']);
    // As a browser sends it while the year is still being typed.
    expect(await list({ from: '0202-11-02' })).toHaveLength(3);
  });

  it('masks personal data', async () => {
    const { rows } = await listAuditEntries(auditor, auditFilterSchema.parse({ subject: 'contacts' }));
    expect(rows[0]?.changes).toEqual({
      name: [null, '王总'],
      phone: [null, '138****1234'],
      wechat: [null, 'w****'],
      email: [null, 'w****@example.com'],
      notes: [null, '手机 139****5678'],
    });
  });

  it('is the auditor’s, who sees nothing else', async () => {
    await expect(listAuditEntries(officer, auditFilterSchema.parse({}))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(readAuditPeople(officer)).rejects.toMatchObject({ kind: 'forbidden' });
    const cookies = [await cookieOf(officer.user.id), await cookieOf(auditor.user.id)] as const;
    const denied = { status: 403 };
    expect(await answerOf(audit(routeArgs('/audit', { cookie: cookies[0] })))).toMatchObject(denied);
    expect(await answerOf(companies(routeArgs('/companies', { cookie: cookies[1] })))).toMatchObject(denied);
    expect(await audit(routeArgs('/audit', { cookie: cookies[1] }))).toHaveProperty('page.total.count', 3);
  });

  it('cannot be changed, not even by who reaches the database', async () => {
    for (const statement of [
      `UPDATE audit_entry SET actor_name = 'nobody'`,
      'DELETE FROM audit_entry',
      'TRUNCATE audit_entry',
    ]) {
      await expect(db().$executeRawUnsafe(statement)).rejects.toThrow('append-only');
    }
    expect(await list({})).toHaveLength(3);
  });

  it('is not written when the change is not', async () => {
    const failing = inTransaction(async (tx) => {
      await recordChange(tx, officer, { action: 'edit', subject: 'deals', id: 'x', label: '没有发生' });
      throw new Error('undone');
    });
    await expect(failing).rejects.toThrow('undone');
    expect(await list({ q: '没有发生' })).toEqual([]);
  });

  it('masks numbers typed into talks and deals', async () => {
    const told = '王总 13800001234，2023-11-12 回访';
    const hidden = '王总 138****1234，2023-11-12 回访';
    for (const [subject, fields] of [
      ['visits', ['place', 'receivedBy', 'summary', 'outcome', 'nextStep']],
      ['trips', ['purpose', 'stop', 'reason', 'report']],
      ['receptions', ['receivedBy', 'accompaniedBy', 'purpose', 'arrangements', 'items']],
      ['meetings', ['place', 'counterpart', 'subject']],
      ['deals', ['nextStep', 'sourceNote', 'screeningNote', 'content']],
    ] as const) {
      const entry = { subjectType: subject, subjectId: 'masked', subjectLabel: '打码' };
      const by = {
        actorId: officer.user.id,
        actorName: '甲',
        teamName: '乙',
        action: 'edit',
        requestId: 'r',
      };
      const changes = Object.fromEntries(fields.map((field) => [field, [told, told]]));
      await db().auditEntry.create({
        data: { ...entry, ...by, at: new Date('2023-10-01T00:00:00Z'), changes },
      });
      const { rows } = await listAuditEntries(auditor, auditFilterSchema.parse({ subject, q: '打码' }));
      expect(rows[0]?.changes).toEqual(Object.fromEntries(fields.map((field) => [field, [hidden, hidden]])));
    }
  });
});
