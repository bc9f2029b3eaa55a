import { expect, test } from '@playwright/test';
import { signIn } from './person.ts';

test('an officer finishes a task in one tap, takes it back, and the badge follows', {
  tag: '@phone',
}, async ({ browser }) => {
  const page = await signIn(browser, 'officer-ludian');
  await page.goto('/tasks');
  const badge = page
    .getByRole('navigation', { name: '主导航' })
    .getByRole('link', { name: /^待办/ })
    .locator('[aria-hidden]');
  const before = Number(await badge.textContent());
  expect(before).toBeGreaterThan(0);
  const item = page.getByRole('main').getByRole('listitem').first();
  const what = await item.getByRole('button', { name: /^完成：/ }).getAttribute('aria-label');
  await item.getByRole('button', { name: /^完成：/ }).tap();
  const undo = item.getByRole('button', { name: /^撤销完成：/ });
  await expect(undo).toBeVisible();
  await expect(badge).toHaveText(String(before - 1));
  await expect(item.getByRole('status')).toHaveText('已完成');
  await undo.tap();
  await expect(item.getByRole('button', { name: what ?? '', exact: true })).toBeVisible();
  await expect(badge).toHaveText(String(before));
  await page.reload();
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText((what ?? '').slice(3));
});

test('after a deal’s step is done the next one is planned in place', { tag: '@phone' }, async ({
  browser,
}) => {
  const page = await signIn(browser, 'officer-zhenxiong-2');
  await page.goto('/tasks');
  const item = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.locator('a[href^="/deals/"]') })
    .first();
  await item.getByRole('button', { name: /^完成：/ }).tap();
  await item.getByLabel('下一步', { exact: true }).fill('商定签约时间');
  await item.getByRole('button', { name: '安排' }).tap();
  await expect(page.getByRole('main').getByText('商定签约时间')).toBeVisible();
  await expect(page.getByRole('button', { name: '完成：商定签约时间' })).toBeVisible();
});

test('a lead finds what climbed on home and among the own tasks, and puts it off', { tag: '@phone' }, async ({
  browser,
}) => {
  const page = await signIn(browser, 'lead');
  await expect(page.getByText(/项逾期上提至您/)).toBeVisible();
  await expect(page.getByRole('main').getByText('逾期上提', { exact: true }).first()).toBeVisible();
  await page.goto('/tasks');
  const item = page.getByRole('main').getByRole('listitem').first();
  await expect(item.getByText('逾期上提', { exact: true })).toBeVisible();
  const what = await item.getByRole('button', { name: /^完成：/ }).getAttribute('aria-label');
  const to = await item.getByRole('link').getAttribute('href');
  await item.getByText('改期/转交').tap();
  await item.getByRole('button', { name: '1 周后' }).tap();
  await expect(
    page
      .getByRole('main')
      .getByRole('listitem')
      .filter({ has: page.locator(`a[href="${to}"]`) }),
  ).toHaveCount(0);
  await page.goto('/tasks?view=sight');
  const moved = page.getByRole('listitem').filter({ has: page.locator(`a[href="${to}"]`) });
  await expect(moved.getByRole('button', { name: what ?? '', exact: true })).toBeVisible();
  await expect(moved).toContainText('2023-11-19 到期');
});

test('the reminder goes for the day, also without JavaScript', { tag: '@phone' }, async ({ browser }) => {
  const signedIn = await signIn(browser, 'officer-zhaoyang-2');
  const storageState = await signedIn.context().storageState();
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.getByRole('region', { name: '今日提醒' })).toBeVisible();
  await page.getByRole('button', { name: '今天不再提醒' }).click();
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('region', { name: '今日提醒' })).toBeHidden();
  await page.goto('/tasks');
  await page
    .getByRole('button', { name: /^完成：/ })
    .first()
    .click();
  await expect(page.getByText(/^已完成：/)).toBeVisible();
  await page.getByRole('button', { name: '撤销', exact: true }).click();
  await expect(page.getByText(/^已撤销完成：/)).toBeVisible();
  await context.close();
});
