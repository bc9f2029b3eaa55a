import { beforeAll, describe, expect, it } from 'vitest';
import { readDeal } from '#app/domain/deals/deal-page.queries.server.ts';
import { useDatabase } from '#tests/support/database.ts';
import * as make from '#tests/support/fixtures.ts';

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
    const deal = await readDeal(await make.asked('official', teamId), dealId);
    expect(deal.content).toBe('联系 138****1234');
    expect(deal.sourceNote).toBe('a****@example.com 介绍');
    expect(deal.screeningNote).not.toContain('2123456');
  });
});
