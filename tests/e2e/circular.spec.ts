import { readFile } from 'node:fs/promises';
import { expect, type Page, test } from '@playwright/test';
import JSZip from 'jszip';
import { signIn } from './person.ts';

/*
 * The city's October 2023: targets set, figures handed in and reviewed, the month locked, told in circular no. 10, taken
 * as Word and Excel; a later correction leaves both as they are and stands in November's.
 */

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
  const county = await signIn(browser, 'county');
  await county.goto('/reports/months/2023-10');
  await county.getByRole('button', { name: '报送本月数据' }).click();
  await expect(county.getByRole('button', { name: '撤回报送' })).toBeVisible();
  await county.context().close();

  const page = await signIn(browser, 'city');
  await page.goto('/reports/targets?year=2023');
  await page.getByRole('textbox', { name: '全市，签约金额' }).fill('1250亿');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('已保存 1 项目标')).toBeVisible();

  await draft(page, '2023-10');
  await expect(openingOf(page)).toContainText(
    /截至10月底，全市新签约项目\d+个，签约金额[\d.]+亿元，完成年度目标的[\d.]+%，高于时序进度[\d.]+个百分点，同比增长[\d.]+%/,
  );
  await page.getByRole('link', { name: '印发', exact: true }).click();
  await expect(page.getByText('尚未锁定，不能印发')).toBeVisible();
  await expect(page.getByRole('button', { name: /印发/ })).toBeDisabled();

  await page.goto('/reports/months/2023-10');
  await page.getByRole('button', { name: '审核通过：昭阳区' }).click();
  await expect(page.getByRole('row').filter({ hasText: '昭阳区' }).first()).toContainText('已审核');
  const lock = page.locator('#lock');
  await lock.getByLabel('仍然锁定').check();
  await lock.getByLabel(/锁定说明/).fill('演示：未经县级审核');
  await lock.getByRole('button', { name: '锁定本月' }).click();
  // Freezing every fact of the year takes its time on a slow machine.
  await expect(lock).toBeHidden({ timeout: 30_000 });
  const figures = page.getByRole('region').filter({ hasText: '合计' }).first();
  const locked = (await figures.textContent()) ?? '';
  expect(locked).toContain('昭阳区');

  await page.goto('/reports/circulars');
  await page.getByRole('link', { name: '〔2023〕10号' }).click();
  await page.getByRole('link', { name: '编辑' }).click();
  await page.getByLabel('下一步工作').fill('各县（市、区）要对照时序进度，抓好项目落地。');
  await page.getByLabel('发文机关代字').fill('演招商通报');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByText('抓好项目落地')).toBeVisible();
  await expect(page.getByText('已改写')).toBeVisible();
  await page.getByRole('link', { name: '印发', exact: true }).click();
  await page.getByRole('button', { name: '印发 演招商通报〔2023〕10号' }).click();
  await expect(page.getByText(/2023-11-12 印发/)).toBeVisible();
  await expect(page.getByRole('link', { name: '编辑' })).toHaveCount(0);
  await expect(page.getByText('已改写')).toHaveCount(0);
  const issued = (await page.getByRole('article').textContent()) ?? '';

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toContain('〔2023〕10号');
  const zip = await JSZip.loadAsync(await readFile((await download.path()) ?? ''));
  const xml = (await zip.file('word/document.xml')?.async('string')) ?? '';
  expect(xml).toContain((await openingOf(page).textContent()) ?? '');
  const circular = page.url();
  const [workbook] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Excel' }).click(),
  ]);
  expect(workbook.suggestedFilename()).toMatch(/\.xlsx$/);

  await page.goto('/reports/records?kind=signed&from=2023-10-01&asOf=2023-10-31');
  await page.locator('main td a[href^="/deals/"]').first().click();
  await expect(page).toHaveURL(/\/deals\/[0-9a-f-]{36}/);
  const deal = page.url();
  await page.goto(`${deal}/agreements/new`);
  await page.locator('[name=kind]').selectOption('capital_increase');
  await page.locator('[name=signedOn]').fill('2023-10-31');
  await page.locator('[name=amount]').fill('1.23');
  await page.locator('[name=correctionReason]').fill('漏登增资协议');
  await page.getByRole('button', { name: '登记协议' }).click();
  await expect(page).toHaveURL(deal);

  await page.goto(circular);
  await expect(page.getByRole('article')).toHaveText(issued);
  await page.goto('/reports/months/2023-10');
  await expect(figures).toHaveText(locked);

  await draft(page, '2023-11');
  await expect(openingOf(page)).toContainText('截至11月12日');
  await expect(page.getByRole('article')).toContainText('对此前月份的数据更正');
  const correction = page.getByRole('row').filter({ hasText: '漏登增资协议' });
  await expect(correction).toContainText('签约项目');

  await page.goto('/reports/months/2023-11/compare');
  await expect(page.getByRole('row').filter({ hasText: '漏登增资协议' }).first()).toBeVisible();
});
