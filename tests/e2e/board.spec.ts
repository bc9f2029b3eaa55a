import { expect, test } from '@playwright/test';
import { signIn } from './person.ts';

test('a card dropped where its gate is shut is back in its column, with what is missing', async ({
  browser,
}) => {
  const page = await signIn(browser, 'officer');
  await page.goto('/deals?view=board&county=530602');
  const column = (stage: string) =>
    page.locator('section', { has: page.getByRole('heading', { name: stage }) });
  const card = column('线索').getByRole('listitem').first();
  const name = (await card.getByRole('link').textContent())?.trim();
  await card.dragTo(column('在谈'));
  await expect(page.getByRole('alert')).toContainText('首次洽谈记录');
  await expect(page.getByRole('alert').getByRole('link', { name: '补齐后推进' })).toBeVisible();
  await expect(column('线索').getByRole('link', { name })).toBeVisible();
  await expect(page).toHaveURL('/deals?view=board&county=530602');
});
