import { expect, type Page, test } from '@playwright/test';
import { createEdition } from './edition.ts';
import { keptPages, signIn } from './person.ts';

/* Somebody walks up to the desk with a project nobody has heard of, and the network is gone. */

const PROJECT = '现场新签演示项目';
const INVESTOR = '现场新签演示有限公司';
const ANSWER = '**/signing/projects';

test('a project added on the spot without a network is on the list once, also when the answer was lost', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const desk = await signIn(browser, 'organizer');
  const event = await createEdition(desk);
  await desk.goto(`${event}/signing`);
  for (const page of [`${event}/signing`, `${event}/signing/new`])
    await expect.poll(() => keptPages(desk), { timeout: 60_000 }).toContain(page);

  await test.step('the form opens without a network and keeps what is typed', async () => {
    await desk.context().setOffline(true);
    await desk.getByRole('link', { name: '新建项目' }).first().click();
    await expect(desk).toHaveURL(`${event}/signing/new`);
    await fillIn(desk);
    await desk.getByRole('button', { name: '列入签约名单' }).click();
    const waiting = desk.locator('[data-project="waiting"]');
    await expect(waiting).toContainText(PROJECT, { timeout: 20_000 });
    // The form takes the next one.
    await expect(desk.getByLabel('项目名称')).toHaveValue('');
    await desk
      .getByRole('link', { name: /南博会/ })
      .last()
      .click();
    await expect(desk).toHaveURL(`${event}/signing`);
    await expect(waiting).toContainText('列入名单后即可签约');
  });

  await test.step('the server saves it, and the answer gets lost', async () => {
    let sent = 0;
    await desk.route(ANSWER, async (route) => {
      sent += 1;
      const answer = await route.fetch();
      if (sent === 1) await route.abort();
      else await route.fulfill({ response: answer });
    });
    await desk.context().setOffline(false);
    await expect.poll(() => sent, { timeout: 60_000 }).toBe(2);
    await expect(desk.locator('[data-project]')).toHaveCount(0, { timeout: 60_000 });
    await expect(desk.locator(`[data-line="${PROJECT}"]`)).toHaveCount(1, { timeout: 20_000 });
    // What is fetched on behalf of the page would pass the cut line below.
    await desk.unroute(ANSWER);
  });

  await test.step('there is one line, one deal and one company, and the line is signed', async () => {
    await desk.reload();
    await expect(desk.locator('[data-line]')).toHaveCount(1);
    expect(await named(desk)).toHaveLength(1);
    await desk.getByRole('button', { name: `签约：${PROJECT}`, exact: true }).click();
    await expect(desk.locator(`[data-line="${PROJECT}"]`)).toContainText('已签约');
  });

  await test.step('what is refused later comes back into the form with the reason', async () => {
    const name = `${PROJECT}二期`;
    await desk.context().setOffline(true);
    await desk.getByRole('link', { name: '新建项目' }).first().click();
    await fillIn(desk, { name, talkOn: '2099-01-01' });
    await desk.getByRole('button', { name: '列入签约名单' }).click();
    await expect(desk.locator('[data-project="waiting"]')).toContainText(name, { timeout: 20_000 });
    await desk.context().setOffline(false);
    const refused = desk.locator('[data-project="attention"]');
    await refused.getByRole('link', { name: '修改' }).click({ timeout: 60_000 });
    await expect(desk.getByLabel('项目名称')).toHaveValue(name);
    await expect(desk.getByRole('combobox', { name: '投资方' })).toHaveValue(INVESTOR);
    await desk.getByLabel('首次洽谈日期').fill('2023-11-01');
    await desk.getByRole('button', { name: '列入签约名单' }).click();
    await expect(refused).toHaveCount(0);
    // A line that is back only just may take a second try; then the form stays, and what was sent is on the list.
    await expect(desk.locator('[data-project]')).toHaveCount(0, { timeout: 60_000 });
    await desk.goto(`${event}/signing`);
    await expect(desk.locator(`[data-line="${name}"]`)).toHaveCount(1);
    await expect(desk.locator('[data-line]')).toHaveCount(2);
    expect(await named(desk)).toHaveLength(1);
  });
});

/** The companies of the investor's name. */
async function named(desk: Page): Promise<unknown[]> {
  const answer = await desk.request.get(`/companies/choices?q=${encodeURIComponent(INVESTOR)}`);
  const { choices } = (await answer.json()) as { choices: { text: string }[] };
  return choices.filter(({ text }) => text === INVESTOR);
}

/** All that a signing asks for. */
async function fillIn(desk: Page, { name = PROJECT, talkOn = '2023-11-01' } = {}): Promise<void> {
  // Once the page is awake it hears what is typed.
  await expect(async () => {
    await desk.getByRole('combobox', { name: '投资方' }).fill(INVESTOR);
    await expect(desk.locator('input[name=investorName]')).toHaveValue(INVESTOR, { timeout: 500 });
  }).toPass();
  await desk.getByLabel('项目名称').fill(name);
  await desk.getByLabel('建设内容').fill('建设生产线一条');
  await desk.locator('#field-amount').fill('1.23');
  for (const field of ['countyCode', 'industryCode', 'teamId', 'ownerId', 'talkStaffId'])
    await desk.locator(`#field-${field}`).selectOption({ index: 1 });
  await desk.getByLabel('首次洽谈日期').fill(talkOn);
  await desk.getByLabel('洽谈地点').fill('昆明');
  await desk.getByLabel('对方人员').fill('王总');
  await desk.getByLabel('洽谈情况').fill('谈妥投资意向');
  await desk.getByLabel('研判人').fill('张主任');
}
