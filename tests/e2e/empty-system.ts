import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect as anyExpect, type Browser, type Page } from '@playwright/test';
import { startServer } from '../support/server.ts';

/** Two servers on one machine take their time. */
export const expect = anyExpect.configure({ timeout: 20_000 });

const PASSWORD = '签约台端到端测试用的一句话';

/** A server without any records, its first administrator, and how others get in: all by the pages themselves. */
export async function startEmptySystem(browser: Browser) {
  const server = await startServer({ DEMO: '0' });
  const admin = await openWindow();
  const token = readFileSync(path.join(server.dataDir, 'setup-token'), 'utf8').trim();
  await admin.goto(`/setup?token=${token}`);
  await admin.getByLabel('单位名称').fill('测试市投资促进局');
  await admin.locator('#field-name').fill('测试管理员');
  await admin.getByLabel('用户名').fill('admin');
  await admin.locator('#field-newPassword').fill(PASSWORD);
  await admin.locator('#field-repeatPassword').fill(PASSWORD);
  await admin.locator('button[type=submit]:not([name])').click();
  await expect(admin).toHaveURL(/admin\/users/);

  async function openWindow(): Promise<Page> {
    const context = await browser.newContext({ baseURL: server.base });
    return context.newPage();
  }

  /** @param kind as it reads in the list of kinds */
  async function addTeam(code: string, name: string, kind: string, region = '全市'): Promise<void> {
    await admin.goto('/admin/teams/new');
    await admin.getByLabel('团队名称').fill(name);
    await admin.getByLabel('代码').fill(code);
    await admin.getByLabel('类型').selectOption({ label: kind });
    await admin.getByLabel('所辖地区').selectOption({ label: region });
    await admin.getByRole('button', { name: '保存' }).click();
    await expect(admin).toHaveURL(/admin\/teams\/[0-9a-f-]{36}$/);
  }

  /** A new user who has signed in once and chosen a password. */
  async function addUser(username: string, name: string, role: string, team: string): Promise<void> {
    await admin.goto('/admin/users/new');
    await admin.getByLabel('用户名').fill(username);
    await admin.getByLabel('姓名').fill(name);
    await admin.getByLabel('角色').selectOption({ label: role });
    await admin.locator('#field-teamId').selectOption({ label: team });
    await admin.getByRole('button', { name: '保存' }).click();
    const issued = (await admin.locator('main output').textContent()) ?? '';
    const page = await openWindow();
    await enter(page, username, issued);
    await page.locator('#field-currentPassword').fill(issued);
    await page.locator('#field-newPassword').fill(PASSWORD);
    await page.locator('#field-repeatPassword').fill(PASSWORD);
    await page.locator('main button[type=submit]').click();
    await expect(page).toHaveURL('/');
    await page.context().close();
  }

  async function enter(page: Page, username: string, password: string): Promise<void> {
    await page.goto('/login');
    await page.getByLabel('用户名').fill(username);
    await page.getByLabel('密码').fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await expect(page).not.toHaveURL(/login/);
  }

  /** A browser window of its own in which the user has signed in. */
  async function signIn(username: string): Promise<Page> {
    const page = await openWindow();
    await enter(page, username, PASSWORD);
    return page;
  }

  return { addTeam, addUser, signIn, stop: server.stop };
}
