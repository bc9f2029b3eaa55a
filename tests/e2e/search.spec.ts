import { expect, test } from '@playwright/test';
import { signIn } from './person.ts';

/* One box over everything, by keyboard and by touch; and the views that a list is kept in. */

test('a company is found by initials and opened by keyboard alone', async ({ browser }) => {
  const page = await signIn(browser, 'city');
  await page.goto('/companies');
  const name = (await page.locator('main td a[href^="/companies/"]').first().textContent()) ?? '';
  await page.goto('/');
  await page.keyboard.press('Control+k');
  const box = page.getByRole('combobox');
  await expect(box).toBeFocused();
  await box.fill(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await expect(page.getByRole('group', { name: '企业' })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/companies\/0/);
  await expect(page.getByRole('dialog')).toHaveCount(0);

  // What was opened is at hand the next time, before anything is typed.
  await page.keyboard.press('/');
  await expect(page.getByRole('group', { name: '最近打开' })).toContainText(name);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

for (const query of ['进博会', '進博會', 'jinbohui', 'jbh']) {
  test(`the fair is found by ${query}`, async ({ browser }) => {
    const page = await signIn(browser, 'officer');
    await page.goto('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill(query);
    await expect(page.getByRole('group', { name: '会展' })).toContainText('进博会');
  });
}

test('an action is found without a network', async ({ browser }) => {
  const page = await signIn(browser, 'officer');
  await page.goto('/', { waitUntil: 'networkidle' });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.context().setOffline(true);
  await page.getByRole('combobox').fill('jbf');
  await expect(page.getByText('没有网络，只能查找功能')).toBeVisible();
  await expect(page.getByRole('option')).toHaveText(['记一次拜访']);
  await page.context().setOffline(false);
});

test('on a phone a button opens the box', { tag: '@phone' }, async ({ browser }) => {
  const page = await signIn(browser, 'officer');
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: '搜索' }).tap();
  await page.getByRole('combobox').fill('xm');
  await page.getByRole('option', { name: '项目', exact: true }).tap();
  await expect(page).toHaveURL('/deals');
});

test('without JavaScript the same is found on a page', async ({ browser }) => {
  const { storageState } = await signIn(browser, 'officer').then(async (page) => ({
    storageState: await page.context().storageState(),
  }));
  const context = await browser.newContext({ storageState, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/search');
  await page.getByRole('searchbox').fill('進博會');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /进博会/ }).first()).toBeVisible();
  await context.close();
});

test('conditions are kept as a view, opened, deleted and brought back', async ({ browser }) => {
  const page = await signIn(browser, 'officer');
  await page.goto('/deals?view=list&stage=negotiating');
  await page.getByText('存为视图').click();
  await page.getByRole('textbox', { name: '名称', exact: true }).fill('在谈');
  await page.getByRole('button', { name: '保存' }).click();
  const views = page.getByRole('navigation', { name: '已存视图' });
  await expect(views.getByRole('link', { name: '在谈' })).toHaveAttribute('aria-current', 'page');
  await views.getByRole('link', { name: '全部' }).click();
  await expect(page).toHaveURL('/deals?all=1');
  await views.getByRole('link', { name: '在谈' }).click();
  await expect(page).toHaveURL(/stage=negotiating/);
  await page.getByText('管理视图').click();
  await page.getByRole('button', { name: '删除视图' }).click();
  await expect(page.getByText('已删除视图“在谈”。')).toBeVisible();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(views.getByRole('link', { name: '在谈' })).toBeVisible();
});
