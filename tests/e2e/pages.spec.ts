import AxeBuilder from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { signIn } from './person.ts';

/* Every page a role can open: it loads without a fault, fits the screen, is accessible and light. */

/** Bytes of JavaScript, as sent, that a page may need before it answers to its user. */
const PAGE_BUDGET = 147_000;
/** The same of what every page of a signed-in user loads right afterwards for work without a network. */
const FIELD_KIT_BUDGET = 8_000;

const PAGES: [username: string, what: string, paths: string[]][] = [
  ['officer', 'lists', ['/', '/companies', '/contacts', '/deals', '/deals?view=list', '/account']],
  ['officer', 'new records', ['/companies/new', '/deals/new']],
  ['officer', 'visits', ['/visits', '/visits?trash=1', '/visits/new']],
  ['officer', 'tasks and receptions', ['/tasks', '/tasks?view=done', '/receptions', '/receptions/new']],
  ['lead', 'home and tasks', ['/', '/tasks', '/tasks?view=sight']],
  ['officer', 'instructions', ['/instructions', '/instructions?view=all']],
  ['official', 'instructions', ['/', '/instructions', '/instructions/new?county=530621']],
  ['officer', 'without a network', ['/outbox', '/offline']],
  ['county', 'home and lists', ['/', '/companies']],
  [
    'official',
    'report',
    [
      '/',
      '/screen',
      '/screen/wall',
      '/reports/pipeline?year=2023',
      '/reports/pipeline/deals?set=signed&year=2023',
    ],
  ],
  [
    'city',
    'follow-through',
    [
      '/reports/follow-through?table=counties',
      '/reports/follow-through/overdue',
      '/reports/follow-through/deals?set=reached&stage=started',
      '/reports/follow-through/definitions',
      '/reports/follow-through/definitions/stuck',
    ],
  ],
  ['organizer', 'home and deals', ['/', '/deals?view=list']],
  ['organizer', 'events', ['/events', '/events/new', '/events/series']],
  ['official', 'events', ['/events?time=past']],
  ['city', 'deals', ['/deals', '/deals/new']],
  ['city', 'counties against their targets', ['/reports/counties', '/reports/counties?year=2022&rank=0']],
  [
    'city',
    'targets',
    [
      '/reports/targets?year=2023',
      '/reports/targets?year=2024',
      '/reports/targets/plan?year=2023&cell=signed_amount~530602',
    ],
  ],
  ['county', 'targets', ['/reports/targets?year=2023', '/reports/counties?year=2023']],
  ['admin', 'people', ['/admin/users', '/admin/users/new', '/admin/teams', '/admin/teams/new']],
  ['auditor', 'log', ['/audit']],
];

/** The first record of a list, so that no id is written here. */
async function firstOf(page: Page, list: string, prefix: string): Promise<string> {
  await page.goto(list);
  return (await page.locator(`main td a[href^="${prefix}/"]`).first().getAttribute('href')) ?? '';
}

const RECORDS: [what: string, find: (page: Page) => Promise<string[]>][] = [
  [
    'a reception',
    async (page) => {
      const reception = await firstOf(page, '/receptions', '/receptions');
      return [reception, `${reception}/edit`];
    },
  ],
  [
    'a company',
    async (page) => {
      const company = await firstOf(page, '/companies', '/companies');
      return [company, `${company}/edit`, `${company}/briefing`, `${company}/contacts/new`];
    },
  ],
  [
    'a deal',
    async (page) => {
      const deal = await firstOf(page, '/deals?view=list&stage=screening', '/deals');
      return [deal, `${deal}/edit`, `${deal}/next-step`, `${deal}/share`, `${deal}/visits/new`];
    },
  ],
  [
    'a visit',
    async (page) => {
      const visit = await firstOf(page, '/visits?mine=1', '/visits');
      return [visit, `${visit}/edit`];
    },
  ],
  [
    'an instruction',
    async (page) => {
      await page.goto('/instructions?view=all');
      const to = await page.locator('main a[href^="/instructions/0"]').first().getAttribute('href');
      return [to ?? ''];
    },
  ],
  [
    'a deal on its way',
    async (page) => {
      const deal = await firstOf(page, '/deals?view=list&stage=screening', '/deals');
      return [`${deal}/move`, `${deal}/status`, `${deal}/return`, `${deal}/agreements/new`];
    },
  ],
];

/** Pages of the event that lies ahead, for those who work inside it. */
const INSIDE: [what: string, of: (event: string) => string[]][] = [
  [
    'an event and its guests',
    (event) => [event, `${event}/edit`, `${event}/guests`, `${event}/guests/import`],
  ],
  [
    'the door of an event',
    (event) => [
      `${event}/check-in`,
      `${event}/invitations`,
      `${event}/delegation`,
      `${event}/delegation/new`,
    ],
  ],
  ['talks at an event', (event) => [`${event}/meetings`, `${event}/meetings/new`, `${event}/leads`]],
  ['the signing desk', (event) => [`${event}/signing`, `${event}/signing/new`, `${event}/projection`]],
  [
    'the signing list and what became of it',
    (event) => [`${event}/signing/add`, `${event}/signing/paste`, `${event}/follow-through`],
  ],
];

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
  // Everything until the network rests: both together.
  const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  expect(bytes, `${path}: JavaScript`).toBeLessThanOrEqual(PAGE_BUDGET + FIELD_KIT_BUDGET);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, `${path}: wider than the screen`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(
    serious.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
    `${path}: accessibility`,
  ).toEqual([]);
}

/** Each page in a context of its own: nothing is cached, as on a first load. Dark on the phone, light elsewhere. */
async function checkAll(browser: Browser, page: Page, paths: string[], isMobile: boolean): Promise<void> {
  const storageState = await page.context().storageState();
  for (const path of paths) {
    // The worker would fetch every file of the build again for each page; offline-visit.spec.ts has it at work.
    const context = await browser.newContext({
      storageState,
      serviceWorkers: 'block',
      colorScheme: isMobile ? 'dark' : 'light',
    });
    await test.step(path, async () => check(await context.newPage(), path));
    await context.close();
  }
}

for (const [username, what, paths] of PAGES) {
  test(`${username}: ${what}`, { tag: ['@desktop', '@phone'] }, async ({ browser, isMobile }) => {
    test.slow();
    await checkAll(browser, await signIn(browser, username), paths, isMobile);
  });
}

for (const [what, of] of INSIDE) {
  test(`organizer: ${what}`, { tag: ['@desktop', '@phone'] }, async ({ browser, isMobile }) => {
    test.slow();
    const page = await signIn(browser, 'organizer');
    const event = await firstOf(page, '/events?time=upcoming', '/events');
    await checkAll(browser, page, of(event), isMobile);
  });
}

for (const [what, find] of RECORDS) {
  test(`officer: ${what}`, { tag: ['@desktop', '@phone'] }, async ({ browser, isMobile }) => {
    test.slow();
    const page = await signIn(browser, 'officer');
    await checkAll(browser, page, await find(page), isMobile);
  });
}

test('officer-city: a journey', { tag: ['@desktop', '@phone'] }, async ({ browser, isMobile }) => {
  test.slow();
  const page = await signIn(browser, 'officer-city');
  const trip = await firstOf(page, '/trips?state=open&rank=head', '/trips');
  const stop = await page
    .goto(trip)
    .then(() => page.locator('#itinerary summary + * a').first().getAttribute('href'));
  const besides = ['edit', 'stops/new', 'briefing', 'report', 'report?edit=1'].map(
    (part) => `${trip}/${part}`,
  );
  await checkAll(browser, page, ['/trips', '/trips/new', trip, stop ?? '', ...besides], isMobile);
});

test('the sign-in page', { tag: ['@desktop', '@phone'] }, async ({ page }) => {
  await check(page, '/login');
});

test('English fits as well', { tag: ['@desktop', '@phone'] }, async ({ browser }) => {
  const page = await signIn(browser, 'official');
  await page.goto('/');
  const value = Buffer.from(JSON.stringify('en')).toString('base64');
  await page.context().addCookies([{ name: 'lang', value, url: page.url() }]);
  for (const path of [
    '/',
    '/screen',
    '/companies',
    '/deals',
    '/deals?view=list',
    '/reports/pipeline?year=2023',
    '/reports/counties',
    '/reports/targets?year=2023',
  ]) {
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
