import { expect, type Page, test } from '@playwright/test';
import { signIn } from './person.ts';

/* The leader's screen: it fills a wall without scrolling, prints on one page, and tells of what is new untouched. */

const signedOn = (page: Page) =>
  page
    .getByRole('heading', { name: '本年签约' })
    .locator('..')
    .getByRole('link')
    .filter({ hasText: /^[\d.]+$/ })
    .first();

test('a wall is filled by a key, shows new figures without a touch, and says when the connection is lost', async ({
  browser,
}) => {
  test.slow();
  const page = await signIn(browser, 'official');
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto('/screen', { waitUntil: 'networkidle' });
  await page.keyboard.press('f');
  await expect(page).toHaveURL('/screen/wall');
  await expect(page.getByRole('navigation')).toHaveCount(0);
  expect(await page.evaluate(() => document.fullscreenElement === document.documentElement)).toBe(true);
  const tall = () => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  expect(await tall()).toBeLessThanOrEqual(0);
  const before = (await signedOn(page).textContent()) ?? '';

  const city = await signIn(browser, 'city');
  await city.goto('/reports/records?kind=signed&from=2023-11-01&asOf=2023-11-12');
  const deal = await city.locator('main td a[href^="/deals/"]').first().getAttribute('href');
  await city.goto(`${deal}/agreements/new`);
  await city.locator('[name=kind]').selectOption('capital_increase');
  await city.locator('[name=signedOn]').fill('2023-11-12');
  await city.locator('[name=amount]').fill('3.21');
  await city.getByRole('button', { name: '登记协议' }).click();
  await expect(city).toHaveURL(/\/deals\/[0-9a-f-]{36}$/);
  await expect(signedOn(page)).not.toHaveText(before, { timeout: 30_000 });
  const { signed } = await (await city.request.get('/reports/pipeline.json')).json();
  await expect(signedOn(page)).toHaveText((Number(signed.amount) / 1e8).toFixed(2));

  await page.context().setOffline(true);
  await expect(page.getByText(/连接中断，以下为 2023-11-12 \d\d:\d\d 的数据/)).toBeVisible({
    timeout: 40_000,
  });
  await page.context().setOffline(false);
  await expect(page.getByText('连接中断')).toBeHidden({ timeout: 30_000 });
  await page.keyboard.press('f');
  await expect(page).toHaveURL('/screen');
  await page.goto('/screen/wall', { waitUntil: 'networkidle' });
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL('/screen');
});

test('it prints on one page', async ({ browser }) => {
  for (const username of ['official', 'county']) {
    const page = await signIn(browser, username);
    await page.goto('/screen', { waitUntil: 'networkidle' });
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g), username).toHaveLength(1);
  }
});
