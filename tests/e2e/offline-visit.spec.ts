import { type Browser, type BrowserContext, expect, type Page, test } from '@playwright/test';
import sharp from 'sharp';
import { type CuttingProxy, startCuttingProxy } from '../support/cutting-proxy.ts';
import { keptPages, signIn } from './person.ts';

/*
 * Field work without a network, in a real browser: what is logged waits in the browser and arrives exactly once.
 * `setOffline` cuts the page and the service worker alike; the proxy loses answers that the server has given.
 */

let proxy: CuttingProxy;
let picture: Buffer;

test.beforeAll(async ({ baseURL }) => {
  proxy = await startCuttingProxy(baseURL ?? '');
  const blank = { width: 64, height: 48, channels: 3, background: '#23518f' } as const;
  picture = await sharp({ create: blank }).jpeg().toBuffer();
});
test.beforeEach(() => proxy.lose(null));
test.afterAll(() => proxy.close());

/** A demo user whose browser keeps the pages that open offline. */
async function readyToLeave(browser: Browser, username: string, base = ''): Promise<Page> {
  const page = await signIn(browser, username, base);
  // The last of those that are copied.
  await expect.poll(() => keptPages(page), { timeout: 30_000 }).toContain('/offline');
  return page;
}

interface Talk {
  company: string;
  day?: string;
  photo?: boolean;
}

async function fillIn(page: Page, { company, day, photo = false }: Talk): Promise<void> {
  await page.getByRole('combobox', { name: '企业' }).fill(company);
  if (day) await page.getByLabel('日期').fill(day);
  await page.getByLabel('地点').fill('上海市青浦区');
  await page.getByLabel('姓名').first().fill('王测试');
  await page.getByLabel('谈了什么').fill(`${company}关心电价与用地`);
  if (!photo) return;
  await page.getByLabel('照片').setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: picture });
  await expect(page.getByRole('button', { name: /移除第 1 张照片/ })).toBeVisible();
}

const save = (page: Page) => page.getByRole('button', { name: '保存拜访' }).click();

interface Known {
  name: string;
  met: number;
}

/** How often each company of this name was met, as the server tells the user. */
async function met(page: Page, company: string): Promise<number[]> {
  const url = new URL(`/visits/companies?q=${encodeURIComponent(company)}`, page.url());
  const response = await page.request.get(url.href);
  const { companies } = (await response.json()) as { companies: Known[] };
  return companies.filter(({ name }) => name === company).map((known) => known.met);
}

/** Everything has left the browser and arrived, once. */
async function expectOnce(page: Page, company: string): Promise<void> {
  await expect.poll(() => countEntries(page), { timeout: 30_000 }).toBe(0);
  expect(await met(page, company)).toEqual([1]);
  await page.goto(new URL(`/visits?q=${encodeURIComponent(company)}`, page.url()).href);
  await page.locator('main a[href^="/visits/0"]').first().click();
  await expect(page.getByText(`${company}关心电价与用地`).first()).toBeVisible();
}

const photos = (page: Page) => page.locator('main img[src*="/photos/"]');
const waiting = (page: Page) => page.getByRole('link', { name: /条待发送/ });

test('logged without a network, reloaded, sent once', { tag: '@phone' }, async ({ browser }) => {
  const page = await readyToLeave(browser, 'officer');
  const company = '离线甲新材料（上海）有限公司';
  const context = page.context();
  await context.setOffline(true);
  await page.goto('/visits/new');
  await page.reload();
  await fillIn(page, { company, photo: true });

  await test.step('what is typed and taken outlives a reload', async () => {
    await page.reload();
    await expect(page.getByLabel('谈了什么')).toHaveValue(`${company}关心电价与用地`);
    await expect(page.getByRole('button', { name: /移除第 1 张照片/ })).toBeVisible();
  });
  await test.step('it waits, and the form takes the next one', async () => {
    await save(page);
    await expect(page.getByText('已存本机')).toBeVisible();
    await expect(page.getByLabel('谈了什么')).toHaveValue('');
    await expect(page.getByRole('button', { name: /移除第 1 张照片/ })).toHaveCount(0);
    await page.reload();
    await expect(waiting(page)).toHaveText('离线 · 1 条待发送');
    await page.goto('/outbox');
    await expect(page.getByRole('heading', { name: `洽谈记录 · ${company}` })).toBeVisible();
    await expect(page.getByText('等待发送')).toBeVisible();
  });
  await test.step('other pages say that there is no network', async () => {
    await page.goto('/deals?view=list');
    await expect(page.getByRole('heading', { level: 1, name: '现在没有网络' })).toBeVisible();
    await expect(page.getByRole('heading', { name: `洽谈记录 · ${company}` })).toBeVisible();
  });
  await test.step('with a network it goes out by itself', async () => {
    await context.setOffline(false);
    await expect(page).toHaveURL(/\/deals\?view=list/);
    await expectOnce(page, company);
    await expect(photos(page)).toHaveCount(1);
  });
});

test('answers that are lost make nothing twice', { tag: '@phone' }, async ({ browser }) => {
  const page = await readyToLeave(browser, 'officer', proxy.base);
  const company = '离线乙新材料（上海）有限公司';
  await page.goto(`${proxy.base}/visits/new`);
  await fillIn(page, { company, photo: true });
  const before = proxy.lost();
  proxy.lose(/^\/visits\/log/);
  await save(page);
  await expect(page.getByText('已存本机')).toBeVisible();
  expect(proxy.lost()).toBeGreaterThan(before);
  expect(await met(page, company)).toEqual([1]);
  await expect(waiting(page)).toHaveText(/1 条待发送/);

  const photosBefore = proxy.lost();
  proxy.lose(/\/photos$/);
  await page.reload();
  await expect.poll(() => proxy.lost()).toBeGreaterThan(photosBefore);
  proxy.lose(null);
  await page.reload();
  await expectOnce(page, company);
  await expect(photos(page)).toHaveCount(1);
});

test('a refused talk keeps what was typed and is corrected', { tag: '@phone' }, async ({ browser }) => {
  const page = await readyToLeave(browser, 'officer');
  const company = '离线丙新材料（上海）有限公司';
  await page.context().setOffline(true);
  await page.goto('/visits/new');
  const today = await page.getByLabel('日期').inputValue();
  await fillIn(page, { company, day: '2099-01-01', photo: true });
  await save(page);
  await expect(page.getByText('已存本机')).toBeVisible();
  await page.context().setOffline(false);
  await page.getByRole('link', { name: '1 条需要处理' }).click();
  await expect(page.getByText('日期不能晚于今天')).toBeVisible();
  await page.getByRole('link', { name: '打开表单修改' }).click();
  await expect(page.getByLabel('谈了什么')).toHaveValue(`${company}关心电价与用地`);
  await expect(page.getByRole('combobox', { name: '企业' })).toHaveValue(company);
  await expect(page.getByRole('button', { name: /移除第 1 张照片/ })).toBeVisible();
  await page.getByLabel('日期').fill(today);
  await save(page);
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('link', { name: /需要处理|待发送/ })).toHaveCount(0);
  expect(await met(page, company)).toEqual([1]);
});

test('with a network a refusal stands in the form at once', { tag: '@phone' }, async ({ browser }) => {
  const page = await signIn(browser, 'officer');
  const company = '离线丁新材料（上海）有限公司';
  await page.goto('/visits/new');
  const today = await page.getByLabel('日期').inputValue();
  await fillIn(page, { company, day: '2099-01-01' });
  await save(page);
  await expect(page.getByRole('alert')).toContainText('日期不能晚于今天');
  await page.getByLabel('日期').fill(today);
  await save(page);
  await expect(page).toHaveURL(/\/visits\/[0-9a-f-]{36}$/);
  expect(await met(page, company)).toEqual([1]);
});

/** How much the browser keeps of anybody: entries, drafts, pages. */
async function leftBehind(page: Page) {
  const drafts = await page.evaluate(() =>
    Object.keys(localStorage).filter((key) => key.startsWith('draft:')),
  );
  return { entries: await countEntries(page), drafts, pages: await keptPages(page) };
}

const countEntries = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('field-work');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const counting = opening.result.transaction('entries').objectStore('entries').count();
          counting.onsuccess = () => {
            opening.result.close();
            resolve(counting.result);
          };
        };
      }),
  );

test('signing out asks before it loses something, and leaves nothing', { tag: '@phone' }, async ({
  browser,
}) => {
  const page = await readyToLeave(browser, 'officer', proxy.base);
  await page.goto(`${proxy.base}/visits/new`);
  proxy.lose(/^\/visits\/log/);
  await fillIn(page, { company: '离线戊新材料（上海）有限公司' });
  await save(page);
  await expect(page.getByText('已存本机')).toBeVisible();
  await page.getByLabel('地点').fill('写了一半');
  await page.locator('nav summary').click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('alert')).toContainText('还有 1 条内容没有发送');
  expect((await leftBehind(page)).entries).toBe(1);
  await page.getByRole('button', { name: '仍然退出' }).click();
  await expect(page).toHaveURL(/login/);
  expect(await leftBehind(page)).toEqual({ entries: 0, drafts: [], pages: [] });
});

test('nobody sends or sees what another user entered', { tag: '@phone' }, async ({ browser }) => {
  const page = await readyToLeave(browser, 'officer');
  const company = '离线己新材料（上海）有限公司';
  const context: BrowserContext = page.context();
  await context.setOffline(true);
  await page.goto('/visits/new');
  await fillIn(page, { company });
  await save(page);
  await expect(page.getByText('已存本机')).toBeVisible();
  // The session ends while the browser is away.
  await context.clearCookies();
  await context.setOffline(false);
  await signIn(browser, 'lead', '', page);
  await expect.poll(() => keptPages(page)).toContain('/visits/new');
  await page.goto('/outbox');
  await expect(page.getByText('没有待发送的内容')).toBeVisible();
  await expect(page.getByText(company)).toHaveCount(0);
  expect(await met(page, company)).toEqual([]);
  expect(await countEntries(page)).toBe(1);

  await context.setOffline(true);
  await page.goto('/offline');
  await expect(page.getByText('演示负责人甲').first()).toBeAttached();
  await context.setOffline(false);

  await context.clearCookies();
  await signIn(browser, 'officer', '', page);
  await expect.poll(() => met(page, company)).toEqual([1]);
  expect(await countEntries(page)).toBe(0);
});

test('two tabs that come back at once send everything once', { tag: '@phone' }, async ({ browser }) => {
  const page = await readyToLeave(browser, 'officer');
  const other = await page.context().newPage();
  await other.goto('/outbox');
  await page.context().setOffline(true);
  await page.goto('/visits/new');
  const companies = ['庚', '辛', '壬'].map((name) => `离线${name}新材料（上海）有限公司`);
  for (const company of companies) {
    await fillIn(page, { company });
    await save(page);
    await expect(page.getByText('已存本机')).toBeVisible();
    await expect(page.getByLabel('谈了什么')).toHaveValue('');
  }
  await expect(other.getByText('等待发送')).toHaveCount(3);
  await page.context().setOffline(false);
  await expect(other.getByText('没有待发送的内容')).toBeVisible();
  for (const company of companies) expect(await met(page, company)).toEqual([1]);
});

test('a page without a network stays where it is', { tag: '@phone' }, async ({ browser }) => {
  const page = await readyToLeave(browser, 'officer');
  // What watches the links comes once the page stands.
  await page.goto('/companies/new');
  await page.locator('[role=status]').first().waitFor({ state: 'attached' });
  await page.context().setOffline(true);
  await page.getByLabel('企业名称').fill('写了一半');
  await page.getByRole('link', { name: '工作台' }).click();
  await expect(page.getByRole('alert')).toContainText('现在没有网络');
  await page.getByRole('button', { name: '留在本页' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert')).toContainText('现在没有网络');
  await expect(page.getByLabel('企业名称')).toHaveValue('写了一半');
  await page.getByRole('alert').getByRole('link', { name: '记拜访' }).click();
  await expect(page).toHaveURL(/\/visits\/new$/);
});
