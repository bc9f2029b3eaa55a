import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import JSZip from 'jszip';
import { signIn } from './person.ts';

/* The city's October 2023: locked, told in circular no. 10, taken as Word; a later correction stands in November's. */

const openingOf = (page: Page) =>
  page
    .getByRole('article')
    .getByText(/^截至1[01]月/)
    .first();

async function draft(page: Page, month: string): Promise<void> {
  await page.goto('/reports/circulars/new');
  await page.getByLabel('月份').selectOption(month);
  await page.getByLabel('期号').fill(String(Number(month.slice(5))));
  await page.getByRole('button', { name: '起草' }).click();
  await expect(page.getByRole('article')).toBeVisible();
}

test('October is locked, told and issued; what is corrected later stands in November', async ({
  browser,
}) => {
  test.slow();
  const page = await signIn(browser, 'city');
  await draft(page, '2023-10');
  await expect(openingOf(page)).toContainText(/截至10月底，全市新签约项目\d+个，签约金额[\d.]+亿元/);
  await page.getByRole('link', { name: '印发', exact: true }).click();
  await expect(page.getByText('尚未锁定，不能印发')).toBeVisible();
  await expect(page.getByRole('button', { name: /印发/ })).toBeDisabled();

  await page.goto('/reports/months/2023-10');
  const lock = page.locator('#lock');
  await lock.getByLabel('仍然锁定').check();
  await lock.getByLabel(/锁定说明/).fill('演示：未经县级审核');
  await lock.getByRole('button', { name: '锁定本月' }).click();
  await expect(lock).toBeHidden();

  await page.goto('/reports/circulars');
  await page.getByRole('link', { name: '〔2023〕10号' }).click();
  await page.getByRole('link', { name: '修改' }).click();
  await page.getByLabel('下一步工作').fill('各县（市、区）要对照时序进度，抓好项目落地。');
  await page.getByLabel('发文机关代字').fill('演招商通报');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('抓好项目落地')).toBeVisible();
  await expect(page.getByText('已改写')).toBeVisible();
  await page.getByRole('link', { name: '印发', exact: true }).click();
  await page.getByRole('button', { name: '印发 演招商通报〔2023〕10号' }).click();
  await expect(page.getByText(/2023-11-12 印发/)).toBeVisible();
  await expect(page.getByRole('link', { name: '修改' })).toHaveCount(0);
  await expect(page.getByText('已改写')).toHaveCount(0);
  const issued = await page.getByRole('article').innerText();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toContain('〔2023〕10号');
  const zip = await JSZip.loadAsync(await readFile((await download.path()) ?? ''));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  expect(xml).toContain((await openingOf(page).textContent()) ?? '');
  const circular = page.url();

  await page.goto('/reports/records?kind=signed&from=2023-10-01&asOf=2023-10-31');
  await page.locator('main td a[href^="/deals/"]').first().click();
  const deal = page.url();
  await page.goto(`${deal}/agreements/new`);
  await page.locator('[name=kind]').selectOption('capital_increase');
  await page.locator('[name=signedOn]').fill('2023-10-31');
  await page.locator('[name=amount]').fill('1.23');
  await page.locator('[name=correctionReason]').fill('漏登增资协议');
  await page.getByRole('button', { name: '登记协议' }).click();
  await expect(page).toHaveURL(deal);

  await page.goto(circular);
  expect(await page.getByRole('article').innerText()).toBe(issued);

  await draft(page, '2023-11');
  await expect(openingOf(page)).toContainText('截至11月12日');
  const correction = page.getByRole('row').filter({ hasText: '漏登增资协议' });
  await expect(correction).toContainText('签约项目');
});
