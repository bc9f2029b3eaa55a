import { type Page, test } from '@playwright/test';
import Big from 'big.js';
import { createEdition } from './edition.ts';
import { expect, startEmptySystem } from './empty-system.ts';
import { keptPages } from './person.ts';

/*
 * A ceremony: 24 signings of the 南博会 on an empty system, signed from two windows at once, one of them without a
 * network for a minute, before a large screen.
 */

const COUNT = 24;
/** Tapped in both windows at the same time. */
const AT_ONCE = 8;
/** Where the first desk stops while the second is offline, and where the second begins: three are tapped at both. */
const [FIRST_TO, SECOND_FROM] = [17, 14];
const KEPT = COUNT - SECOND_FROM;
const OFFLINE_MS = 60_000;
/** 23 projects of 12.34 and one of 7.91 亿元: together 291.73. */
const amounts = Array.from({ length: COUNT }, (_, index) => (index === 0 ? '7.91' : '12.34'));
const TOTAL = amounts.reduce((sum, amount) => sum.plus(amount), new Big(0)).toFixed(2);

const nameOf = (index: number) => `签约项目${String(index + 1).padStart(2, '0')}`;
const button = (page: Page, index: number) =>
  page.getByRole('button', { name: `签约：${nameOf(index)}`, exact: true });
const row = (page: Page, index: number) => page.locator(`[data-line="${nameOf(index)}"]`);

/** The table of the ceremony as it is copied from a spreadsheet. */
function table(day: string): string {
  const head = '项目名称\t建设内容\t投资方\t县市区\t行业\t金额（亿元）\t协议类型\t签约代表\t责任单位\t责任人';
  const talk = `${day}\t昆明\t王总\t测试专员\t谈妥投资\t张主任`;
  const rows = amounts.map((amount, index) =>
    [
      nameOf(index),
      '建设生产线一条',
      `测试投资${index + 1}有限公司`,
      '昭阳区',
      '制造业',
      amount,
      '投资协议',
      '王总、李区长',
      '昭阳区投资促进局',
      '测试专员',
      talk,
    ].join('\t'),
  );
  return [`${head}\t洽谈日期\t洽谈地点\t对方人员\t我方人员\t洽谈情况\t研判人`, ...rows].join('\n');
}

test('a ceremony at two desks, one of them offline for a minute', async ({ browser }) => {
  test.setTimeout(420_000);
  const system = await startEmptySystem(browser);
  try {
    await system.addTeam('county-zhaoyang', '昭阳区投资促进局', '县（市、区）投资促进局', '昭阳区');
    await system.addTeam('fair', '测试会展中心', '会展组织方');
    await system.addUser('officer', '测试专员', '招商专员', '昭阳区投资促进局');
    await system.addUser('organizer', '测试会展专员', '会展组织方', '测试会展中心');
    await system.addUser('official', '测试领导', '市领导 / 督导组', '测试市投资促进局');
    const desk = await system.signIn('organizer');
    let second = await system.signIn('organizer');
    const event = await test.step('an edition of the fair', () => createEdition(desk));

    await test.step('24 signings are prepared from a pasted table', async () => {
      await desk.goto(`${event}/signing`);
      await desk.getByRole('link', { name: '粘贴表格' }).click();
      await desk.locator('textarea').fill(table(new Date().toLocaleDateString('sv-SE')));
      await desk.getByRole('button', { name: '预览' }).click();
      await expect(desk.getByText('齐备')).toHaveCount(COUNT);
      await desk.getByRole('button', { name: `列入 ${COUNT} 个项目` }).click();
      await expect(desk).toHaveURL(`${event}/signing`, { timeout: 60_000 });
      await expect(desk.locator('[data-line]')).toHaveCount(COUNT);
    });

    const stage = await system.signIn('organizer');
    await stage.goto(`${event}/projection`);
    // With its scripts: what a desk has not loaded yet it cannot do without a network.
    await second.goto(`${event}/signing`, { waitUntil: 'networkidle' });
    await expect(second.locator('[data-line]')).toHaveCount(COUNT);
    await expect.poll(() => keptPages(second), { timeout: 30_000 }).toContain(`${event}/signing`);

    const answers = [answersTo(desk), answersTo(second)] as const;

    await test.step('both desks tap the same lines at the same time', async () => {
      const release = await Promise.all([holdTaps(desk), holdTaps(second)]);
      for (let index = 0; index < AT_ONCE; index += 1) {
        await Promise.all([button(desk, index).click(), button(second, index).click()]);
      }
      for (const page of [desk, second]) await expect(page.getByText(`${AT_ONCE} 项待同步`)).toBeVisible();
      for (const go of release) go();
      for (const some of answers) await expect.poll(() => some.length, { timeout: 60_000 }).toBe(AT_ONCE);
      await expect(stage.getByText(`${AT_ONCE} / 24 项`)).toBeVisible();
      for (const page of [desk, second]) await expect(page.getByText('待同步')).toHaveCount(0);
    });

    await test.step('both desks sign on; the second has lost the network', async () => {
      const lost = Date.now();
      await second.context().setOffline(true);
      for (let index = AT_ONCE; index < FIRST_TO; index += 1) {
        await button(desk, index).click();
        const other = COUNT - 1 - (index - AT_ONCE);
        await button(second, other).click();
        await expect(row(second, other)).toContainText('已签约，待同步');
      }
      for (let other = SECOND_FROM; other < COUNT - (FIRST_TO - AT_ONCE); other += 1) {
        await button(second, other).click();
      }
      await expect(second.getByText(`${KEPT} 项待同步`)).toBeVisible();
      const reopened = await second.context().newPage();
      await second.close();
      second = reopened;
      await second.goto(`${event}/signing`);
      await expect(second.getByText(`${KEPT} 项待同步`)).toBeVisible();
      await expect(stage.getByText(`${FIRST_TO} / 24 项`)).toBeVisible();
      // The minute is what is tested: through all of it the desk goes on asking and trying to send in vain, and must
      // show every line and every tap. So we look on until it is over.
      const shown = { lines: COUNT, kept: true };
      await expect
        .poll(
          async () => ({
            lines: await second.locator('[data-line]').count(),
            kept: await second.getByText(`${KEPT} 项待同步`).isVisible(),
            isOver: Date.now() - lost >= OFFLINE_MS,
          }),
          { timeout: 2 * OFFLINE_MS, intervals: [1000] },
        )
        .toEqual({ ...shown, isOver: true });
    });

    await test.step('it catches up by itself, and the large screen within two seconds', async () => {
      await second.context().setOffline(false);
      await expect.poll(() => answers[1].length, { timeout: 60_000, intervals: [50] }).toBe(AT_ONCE + KEPT);
      await expect(stage.getByText(TOTAL, { exact: true })).toBeVisible({ timeout: 2000 });
      await expect(stage.getByText('24 / 24 项')).toBeVisible();
      await expect(second.getByText('待同步')).toHaveCount(0);
    });

    await test.step('nothing was refused, nothing waits, and each line was recorded by one tap', async () => {
      const all = answers.flat();
      expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
      expect(all.filter(({ already }) => already === null)).toHaveLength(COUNT);
      for (const page of [desk, second]) {
        await page.goto('/outbox');
        await expect(page.getByText('没有待发送的内容')).toBeVisible();
      }
    });

    await test.step('24 agreements, each deal with one, counted once in the report', async () => {
      const list = await desk.request.get(`${event}/signing.json`);
      const { body } = await list.json();
      const signed: { agreementId: string }[] = body.lines.flatMap(
        (line: { signed: object }) => line.signed ?? [],
      );
      expect(new Set(signed.map(({ agreementId }) => agreementId)).size).toBe(COUNT);
      for (const { deal } of body.lines) {
        const page = await (await desk.request.get(`/deals/${deal.id}`)).text();
        expect(page.match(/\/agreements\/[0-9a-f-]{36}\/void/g)?.length, deal.name).toBe(1);
      }
      const official = await system.signIn('official');
      const report = await (await official.request.get('/reports/pipeline.json')).json();
      const figure = { deals: COUNT, amount: new Big(TOTAL).times(1e8).toFixed(2) };
      expect(report.signed).toEqual(figure);
      expect(report.events).toHaveLength(1);
      expect(report.events).toMatchObject([
        { series: 'csa_expo', edition: event.split('/').at(-1), ...figure },
      ]);
    });
  } finally {
    await system.stop();
  }
});

interface Answer {
  status: number;
  /** Who had signed the line before, where someone had. */
  already: object | null;
}

/** The answers that a desk gets to its taps, read as they come: the desk is closed and opened again meanwhile. */
function answersTo(page: Page): Answer[] {
  const answers: Answer[] = [];
  page.context().on('response', async (response) => {
    if (response.request().method() !== 'POST' || !response.url().endsWith('/sign')) return;
    answers.push({ status: response.status(), ...(await response.json()) });
  });
  return answers;
}

/** Keeps a desk's taps from the server, so that no other desk learns of them. @returns lets them through */
async function holdTaps(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/sign', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
