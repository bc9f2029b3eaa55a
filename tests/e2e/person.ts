import { type Browser, expect, type Page } from '@playwright/test';
import { demoPassword } from '../support/demo-password.ts';

/**
 * A demo user at a browser of their own, or at one where somebody was before.
 * @param base where the browser finds the server, if not as usual
 */
export async function signIn(browser: Browser, username: string, base = '', at?: Page): Promise<Page> {
  const page = at ?? (await (await browser.newContext()).newPage());
  await page.goto(`${base}/login`);
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(demoPassword);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).not.toHaveURL(/login/);
  return page;
}

/** The paths of the pages this browser keeps. */
export const keptPages = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const caches = await window.caches.keys();
    const requests = await Promise.all(caches.map(async (name) => (await window.caches.open(name)).keys()));
    return requests.flat().flatMap(({ url }) => (url.includes('/assets/') ? [] : [new URL(url).pathname]));
  });
