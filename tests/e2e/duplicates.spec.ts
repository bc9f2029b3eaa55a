import { expect, test } from '@playwright/test';
import { signIn } from './person.ts';

test('the city office merges two companies of one name and takes it back', { tag: '@desktop' }, async ({
  browser,
}) => {
  const page = await signIn(browser, 'city');
  const register = async (name: string, uscc: string) => {
    await page.goto('/companies/new');
    await page.getByLabel('企业名称').fill(name);
    await page.getByLabel('统一社会信用代码').fill(uscc);
    await page.getByRole('button', { name: '保存' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    return new URL(page.url()).pathname;
  };
  const kept = await register('演示查重新材料有限公司', '');
  await page.goto('/companies/new');
  await page.getByLabel('企业名称').fill('演示查重新材料（昭通）公司');
  await expect(page.getByRole('status').getByText('名称相同')).toBeVisible();
  const merged = await register('演示查重新材料（昭通）公司', '91530600MA6K5XYT07');

  await page.goto('/duplicates?q=演示查重');
  const pair = page.getByRole('listitem').filter({ hasText: '演示查重新材料有限公司' }).first();
  await pair.getByRole('link', { name: '对照' }).click();
  await page.waitForURL(/\/duplicates\/companies\/.+\/.+/);
  const isKept = page.url().includes(`/companies/${kept.split('/').at(-1)}/`);
  if (!isKept) await page.getByRole('link', { name: '改为保留另一条' }).click();
  await page.getByRole('radio', { name: /统一社会信用代码：91530600MA6K5XYT07/ }).check();
  await page.getByRole('button', { name: '合并为一条' }).click();

  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('main').getByText('由以下记录合并而来')).toBeVisible();
  await page.goto(merged);
  await expect(page).toHaveURL(new RegExp(kept));
  await expect(page.getByRole('main').getByText('91530600MA6K5XYT07').first()).toBeVisible();

  await page.getByRole('link', { name: '查看或撤回' }).click();
  await page.getByText('撤回合并', { exact: true }).first().click();
  await page.getByRole('button', { name: '撤回合并' }).click();
  await expect(page.getByText('已撤回', { exact: true })).toBeVisible();
  await page.goto(merged);
  await expect(page).toHaveURL(new RegExp(merged));
  await expect(page.getByRole('heading', { level: 1, name: '演示查重新材料（昭通）公司' })).toBeVisible();
});
