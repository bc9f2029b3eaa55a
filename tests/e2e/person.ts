import { type Browser, type BrowserContext, expect, type Page } from '@playwright/test';
import { demoPassword } from '../support/demo-password.ts';

/** A demo user at a browser of their own. */
export async function signIn(browser: Browser, username: string): Promise<Page> {
  const context: BrowserContext = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/login');
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(demoPassword);
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page).not.toHaveURL(/login/);
  return page;
}
