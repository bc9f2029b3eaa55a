import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './person.ts';
import { ROWS, signedLedger, YI } from './signed-ledger.ts';

/* A ledger of 191 signings comes in, is looked through, saved, counted by the report, and taken back whole. */

/** Deals and 亿元 signed in 2023, as the report for programs says it. */
async function signed(page: Page): Promise<{ deals: number; amount: number }> {
  const response = await page.request.get('/reports/pipeline.json?year=2023');
  const { signed } = await response.json();
  return { deals: signed.deals, amount: Number(signed.amount) / 1e8 };
}

const upload = async (page: Page, name: string, buffer: Buffer) => {
  await page.goto('/ledgers');
  await page.getByLabel(/选择台账文件/).setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  });
  await page.getByRole('button', { name: '上传' }).click();
  await expect(page).toHaveURL(/\/ledgers\/[\da-f-]{36}/);
};

test('a ledger is looked through, saved, counted and taken back', async ({ browser }) => {
  test.setTimeout(180_000);
  const page = await signIn(browser, 'city');
  const before = await signed(page);
  const file = await signedLedger();

  await upload(page, '演示签约项目台账.xlsx', file);
  const save = page.getByRole('button', { name: `保存 ${ROWS} 行` });
  await expect(save).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText('与台账合计一致')).toBeVisible();
  const findings = await new AxeBuilder({ page }).analyze();
  expect(findings.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual(
    [],
  );
  await save.click();
  await expect(page.getByText(`项目：新建 ${ROWS}，修改 0`)).toBeVisible({ timeout: 60_000 });
  const counted = await signed(page);
  expect(counted.deals).toBe(before.deals + ROWS);
  expect(counted.amount).toBeCloseTo(before.amount + YI, 6);

  await upload(page, '演示签约项目台账.xlsx', file);
  await expect(page.getByText('没有可保存的行')).toBeVisible({ timeout: 60_000 });
  await page.getByText('放弃导入').click();
  await page.getByRole('button', { name: '放弃', exact: true }).click();
  await expect(page).toHaveURL(/\/ledgers$/);

  await page.getByRole('link', { name: '演示签约项目台账.xlsx' }).first().click();
  await page.getByText('撤销整批导入').click();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText(/撤销$/).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: '已撤销' })).toBeVisible({ timeout: 60_000 });
  expect(await signed(page)).toEqual(before);
});

test('a cell is corrected on the spot', async ({ browser }) => {
  test.setTimeout(120_000);
  const page = await signIn(browser, 'city');
  await upload(page, '演示更正台账.xlsx', await signedLedger({ rows: 3, amount: '约三亿' }));
  const error = page.getByRole('link', { name: /^有误/ });
  await error.click({ timeout: 60_000 });
  await expect(page).toHaveURL(/verdict=error/);
  await page.getByRole('link', { name: '更正' }).first().click();
  await page.getByRole('textbox', { name: /^总投资/ }).fill('30000');
  await page.getByRole('button', { name: '更正本行' }).click();
  await expect(page.getByText('没有符合条件的记录')).toBeVisible();
  await page.getByText('放弃导入').click();
  await page.getByRole('button', { name: '放弃', exact: true }).click();
  await expect(page).toHaveURL(/\/ledgers$/);
});

test('a file that is none is refused in words', async ({ browser }) => {
  const page = await signIn(browser, 'city');
  await upload(page, '演示假台账.xlsx', Buffer.from('PK\u0003\u0004 这不是表格'));
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: '放弃' }).click();
  await expect(page).toHaveURL(/\/ledgers$/);
});
