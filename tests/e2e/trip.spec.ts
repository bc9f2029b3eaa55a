import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import JSZip from 'jszip';
import { signIn } from './person.ts';

/* The nine demo journeys as their members see them, and a new one from plan to itinerary. */

test('the nine journeys show as itineraries, their report downloads as Word', async ({ browser }) => {
  test.slow();
  const page = await signIn(browser, 'officer-city');
  await page.goto('/trips?year=2023&rank=head');
  const links = page.locator('main td a[href^="/trips/"]');
  await expect(links).toHaveCount(9);
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  let visits = 0;
  for (const address of addresses) {
    await page.goto(address);
    const itinerary = page.locator('#itinerary');
    await expect(itinerary.getByRole('link', { name: '已记录' }).first()).toBeVisible();
    visits += await itinerary.getByRole('link', { name: '已记录' }).count();
  }
  expect(visits).toBe(26);

  const company = await page.locator('#itinerary strong a').first().textContent();
  await page.getByRole('link', { name: '招商报告' }).click();
  await expect(page.getByText('一、基本情况')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载 Word' }).click(),
  ]);
  expect(download.suggestedFilename()).toContain('情况报告.docx');
  const file = await readFile((await download.path()) ?? '');
  expect(file.subarray(0, 2).toString()).toBe('PK');
  const zip = await JSZip.loadAsync(file);
  expect(await zip.file('word/document.xml')?.async('string')).toContain(company ?? '');
});

test('an unfinished journey is not closed; the reasons lead to where they are put right', async ({
  browser,
}) => {
  const page = await signIn(browser, 'officer-city');
  await page.goto('/trips?state=open&rank=head');
  await page.locator('main td a[href^="/trips/"]').first().click();
  await page.locator('#closing').getByRole('button', { name: '办结' }).click();
  const refusal = page.locator('#closing').getByRole('alert');
  await expect(refusal).toContainText('还不能办结');
  await expect(refusal.getByRole('link', { name: /未记录拜访，也未取消/ })).toHaveAttribute('href', /#stop-/);
  await expect(refusal.getByRole('link', { name: /未明确下一步/ })).toHaveAttribute('href', /\/visits\//);
});

test('a journey is planned, laid out, put in order by keys and by drag, and a call is logged from it', async ({
  browser,
}) => {
  test.slow();
  const page = await signIn(browser, 'officer-city');
  await page.goto('/trips/new');
  await page.getByLabel('标题').fill('赴昆明招商考察');
  await page.getByLabel('带队领导').fill('李四');
  await page.getByLabel('出发日期').fill('2023-11-11');
  await page.getByLabel('返回日期').fill('2023-11-12');
  await page.getByLabel('目的地城市').fill('昆明、曲靖');
  await page.getByLabel('预算').fill('2.5');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('heading', { name: /赴昆明招商考察/ })).toBeVisible();

  const day = page.locator('#day-2023-11-11');
  const stops = day.locator('li');
  for (const [index, name] of ['甲', '乙', '丙'].entries()) {
    await page.getByRole('link', { name: '添加 2023-11-11 的行程' }).click();
    await page.getByRole('combobox', { name: '拜访企业' }).fill(`行程测试${name}有限公司`);
    await page.getByRole('option', { name: `新建“行程测试${name}有限公司”` }).click();
    await expect(page.locator('input[name=companyId]')).not.toHaveValue('');
    await page.getByLabel('诉求与安排').fill(`谈${name}项目`);
    await page.getByRole('button', { name: '添加行程' }).click();
    await expect(stops).toHaveCount(index + 1);
  }
  const order = () => stops.locator('strong').allInnerTexts();
  const names = (text: string) => [...text].map((name) => `行程测试${name}有限公司`);
  expect(await order()).toEqual(names('甲乙丙'));

  await stops.nth(2).getByRole('button', { name: /^上移/ }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(order).toEqual(names('甲丙乙'));
  await expect(page.getByText('“行程测试丙有限公司”已移到第 2 位，共 3 项')).toBeAttached();
  await expect(stops.nth(1).getByRole('button', { name: /^上移/ })).toBeFocused();

  await stops.nth(0).locator('[title^=拖动排序]').hover();
  await page.mouse.down();
  const last = await stops.nth(2).boundingBox();
  await page.mouse.move(0, (last?.y ?? 0) + 4, { steps: 4 });
  await page.mouse.move(0, (last?.y ?? 0) + (last?.height ?? 0) - 4, { steps: 4 });
  await page.mouse.up();
  await expect.poll(order).toEqual(names('丙乙甲'));
  await expect(day).toHaveAttribute('aria-busy', 'false');
  await page.reload();
  expect(await order()).toEqual(names('丙乙甲'));

  await test.step('a move while the one before is being saved waits for its turn', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const posted: string[] = [];
    await page.route('**/stops/*/move', async (route) => {
      posted.push(route.request().postData() ?? '');
      if (posted.length === 1) await held;
      await route.continue();
    });
    await stops.nth(2).getByRole('button', { name: /^上移/ }).click();
    await stops.nth(1).getByRole('button', { name: /^上移/ }).click();
    await expect.poll(order).toEqual(names('甲丙乙'));
    await expect(day).toHaveAttribute('aria-busy', 'true');
    await expect(day.getByText('保存中…')).toBeVisible();
    expect(posted).toHaveLength(1);
    answer();
    await expect(day).toHaveAttribute('aria-busy', 'false');
    expect(posted).toHaveLength(2);
    await page.reload();
    expect(await order()).toEqual(names('甲丙乙'));
    await page.unroute('**/stops/*/move');
  });

  await stops.nth(2).getByText('更多').click();
  await stops.nth(2).getByPlaceholder('原因').fill('企业临时有事');
  await stops.nth(2).getByRole('button', { name: '取消此站' }).click();
  await expect(stops.nth(2)).toContainText('已取消：企业临时有事');

  await stops.nth(0).getByRole('link', { name: '记录拜访' }).click();
  await expect(page).toHaveURL(/\/visits\/new\?stop=/);
});
