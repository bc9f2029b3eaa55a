import { beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '#app/db/client.server.ts';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { loader as dealPage } from '#app/routes/deals.$id.tsx';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';
import { routeArgs } from '#tests/support/visit-route.ts';

useDatabase('empty');

describe('numbers in what people typed into a deal', () => {
  let teamId: string;
  let dealId: string;
  beforeAll(async () => {
    await make.makeReference();
    teamId = (await make.makeTeam({ kind: 'city_bureau' })).id;
    const texts = {
      content: '联系 13800001234',
      sourceNote: 'a.li@example.com 介绍',
      screeningNote: '问 0870-2123456',
    };
    dealId = (await make.makeDeal(teamId, texts)).id;
  });

  it('are whole for those who work it', async () => {
    const deal = await readDeal(await make.asked('officer', teamId), dealId);
    expect(deal.content).toBe('联系 13800001234');
    expect(deal.sourceNote).toBe('a.li@example.com 介绍');
  });

  it('are masked for an official', async () => {
    const official = await make.asked('official', teamId);
    const deal = await readDeal(official, dealId);
    expect(deal.content).toBe('联系 138****1234');
    expect(deal.sourceNote).toBe('a****@example.com 介绍');
    expect(deal.screeningNote).not.toContain('2123456');
    const change = { action: 'edit', subject: 'deals', id: dealId, label: '项目' } as const;
    await inTransaction((tx) =>
      recordChange(tx, official, { ...change, after: { content: '问 13900005678' } }),
    );
    const asks = { cookie: await make.cookieOf(official.user.id), params: { id: dealId } };
    const { history } = await dealPage(routeArgs(`/deals/${dealId}`, asks));
    expect(history[0]?.changes).toEqual({ content: [null, '问 139****5678'] });
  });
});
