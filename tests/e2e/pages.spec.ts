import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { signIn } from './person.ts';

/* Every page a role can open: it loads without a fault, fits the screen, is accessible and light. */

/** gzip bytes of JavaScript that a first load may cost. */
const JAVASCRIPT_BUDGET = 170_000;

const PAGES: Record<string, string[]> = {
  officer: [
    '/',
    '/companies',
    '/companies/new',
    '/contacts',
    '/deals',
    '/deals?view=list',
    '/deals/new',
    '/account',
  ],
  lead: ['/'],
  official: ['/', '/reports/pipeline?year=2023', '/reports/pipeline/deals?set=signed&year=2023'],
  organizer: ['/', '/deals?view=list'],
  city: ['/deals', '/deals/new'],
  admin: ['/admin/users', '/admin/users/new', '/admin/teams', '/admin/teams/new'],
  auditor: ['/audit'],
};

/** Pages of one record, reached through the list so that no id is written here. */
async function recordPages(page: Page): Promise<string[]> {
  const first = async (list: string, prefix: string) => {
    await page.goto(list);
    const link = page.locator(`main td a[href^="${prefix}/"]`).first();
    return (await link.getAttribute('href')) ?? '';
  };
  const company = await first('/companies', '/companies');
  const deal = await first('/deals?view=list&stage=screening', '/deals');
  const edits = [
    `${company}/edit`,
    `${company}/contacts/new`,
    `${deal}/edit`,
    `${deal}/move`,
    `${deal}/status`,
  ];
  return [
    company,
    deal,
    ...edits,
    `${deal}/return`,
    `${deal}/share`,
    `${deal}/visits/new`,
    `${deal}/agreements/new`,
  ];
}

async function check(page: Page, path: string): Promise<void> {
  const faults: string[] = [];
  const scripts: Promise<number>[] = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('requestfinished', (request) => {
    if (request.resourceType() !== 'script') return;
    scripts.push(request.sizes().then((sizes) => sizes.responseBodySize));
  });
  const response = await page.goto(path, { waitUntil: 'networkidle' });
  expect(response?.status(), path).toBe(200);
  expect(faults, `${path}: faults in the browser`).toEqual([]);
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(bytes, `${path}: JavaScript`).toBeLessThanOrEqual(JAVASCRIPT_BUDGET);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${path}: wider than the screen`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    `${path}: accessibility`,
  ).toEqual([]);
}

for (const [username, paths] of Object.entries(PAGES)) {
  test(`pages of ${username}`, { tag: ['@desktop', '@phone'] }, async ({ browser, isMobile }) => {
    test.slow();
    const page = await signIn(browser, username);
    const records = username === 'officer' ? await recordPages(page) : [];
    for (const path of [...paths, ...records]) {
      // A context of its own each time: nothing is cached, as on a first load. Dark on the phone, light elsewhere.
      const context = await browser.newContext({
        storageState: await page.context().storageState(),
        colorScheme: isMobile ? 'dark' : 'light',
      });
      await test.step(path, async () => check(await context.newPage(), path));
      await context.close();
    }
  });
}

test('the sign-in page', { tag: ['@desktop', '@phone'] }, async ({ page }) => {
  await check(page, '/login');
});

test('English fits as well', { tag: ['@desktop', '@phone'] }, async ({ browser }) => {
  const page = await signIn(browser, 'official');
  await page.goto('/');
  const value = Buffer.from(JSON.stringify('en')).toString('base64');
  await page.context().addCookies([{ name: 'lang', value, url: page.url() }]);
  for (const path of ['/', '/companies', '/deals', '/deals?view=list', '/reports/pipeline?year=2023']) {
    await page.goto(path, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, `${path}: wider than the screen`).toBeLessThanOrEqual(0);
    const words = await page.locator('main h1, main h2, main thead th, nav a').allInnerTexts();
    expect(
      words.filter((text) => /\p{Script=Han}/u.test(text)),
      `${path}: Chinese left in the frame`,
    ).toEqual([]);
  }
});
