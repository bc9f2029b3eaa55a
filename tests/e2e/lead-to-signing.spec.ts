import { expect, type Page, test } from '@playwright/test';
import Big from 'big.js';
import { signIn } from './person.ts';

/*
 * The main path: an officer of 昭阳 meets a company, registers a deal, works it to signed; the official's report
 * moves by exactly that much; an officer of another county learns nothing of it.
 */

interface Figures {
  deals: number;
  amount: string;
}

interface Report {
  stages: { stage: string; current: Figures; reached: Figures }[];
  counties: { county: string; signed: Figures }[];
  signed: Figures;
}

/** One industry's part of the report: desktop and phone run at once, each in an industry of its own. */
async function readReport(page: Page, industry: string): Promise<Report> {
  const response = await page.request.get(`/reports/pipeline.json?year=2023&industry=${industry}`);
  expect(response.status()).toBe(200);
  return response.json();
}

const at = (report: Report, stage: string) => report.stages.find((row) => row.stage === stage);
const plus = (amount: string | undefined, more: string) => new Big(amount ?? '0').plus(more).toFixed(2);

test('from first contact to the report', { tag: ['@desktop', '@phone'] }, async ({ browser, isMobile }) => {
  // The whole way, with six people signing in.
  test.setTimeout(120_000);
  const officer = await signIn(browser, 'officer');
  const official = await signIn(browser, 'official');
  const stranger = await signIn(browser, 'officer-ludian');
  const industry = isMobile ? 'D' : 'C';
  const before = await readReport(official, industry);
  const strangersBefore = await readReport(stranger, industry);
  const company = `昭测${isMobile ? '丙' : '甲'}新能源科技（北京）有限公司`;
  const deal = `昭测${isMobile ? '丁' : '乙'}光伏组件项目`;

  await test.step('a company and a contact', async () => {
    await officer.goto('/companies');
    await officer.getByRole('link', { name: '新建企业' }).click();
    await officer.getByRole('button', { name: '保存' }).click();
    await expect(officer.getByText('请填写此项').first()).toBeVisible();
    await officer.getByLabel('企业名称').fill(company);
    await officer.getByLabel('统一社会信用代码').fill('91100000100003962Y');
    await expect(officer.getByText('校验位不符')).toBeVisible();
    await officer.getByRole('button', { name: '保存' }).click();
    await expect(officer.getByRole('heading', { level: 1, name: company })).toBeVisible();

    await officer.getByRole('link', { name: '＋ 添加' }).click();
    await officer.getByLabel('姓名').fill('王测试');
    await officer.getByLabel('电话').fill('13800000000');
    await officer.getByRole('button', { name: '保存' }).click();
    await expect(officer.getByText('王测试').first()).toBeVisible();
  });

  await test.step('a deal as a lead, its investor found by pinyin', async () => {
    await officer.goto('/deals/new');
    await officer.getByLabel('项目名称').fill(deal);
    await officer.getByRole('combobox', { name: '投资方（牵头）' }).fill(isMobile ? 'zhaocebing' : 'zcj');
    await officer.getByRole('option', { name: company }).click();
    await officer.getByLabel('项目内容').fill('建设光伏组件生产线两条');
    await officer.getByLabel('投资估算').fill('12.34');
    await officer.getByLabel('来源', { exact: false }).first().selectOption('referral');
    await officer.getByLabel('落地县（市、区）').selectOption('');
    await officer.getByRole('button', { name: '保存' }).click();
    await expect(officer.getByRole('heading', { level: 1, name: deal })).toBeVisible();
  });
  const address = new URL(officer.url()).pathname;

  await test.step('moving on is refused with what is missing', async () => {
    await officer.goto(`${address}/move?to=negotiating`);
    for (const missing of ['首次洽谈记录', '研判意见为“通过”', '所属行业', '落地县（市、区）']) {
      await expect(officer.getByRole('link', { name: missing })).toBeVisible();
    }
    await officer.getByLabel('研判意见').selectOption('positive');
    await officer.getByLabel('所属行业').selectOption(industry);
    await officer.getByLabel('落地县（市、区）').selectOption('530602');
    await officer.getByRole('button', { name: '推进到在谈' }).click();
    await expect(officer.getByRole('alert')).toContainText('首次洽谈记录');
    await expect(officer.getByLabel('所属行业')).toHaveValue(industry);
  });

  await test.step('the first talk is logged, then the deal moves', async () => {
    await officer.goto(`${address}/visits/new`);
    await officer.getByLabel('地点').fill('北京市朝阳区');
    await officer.getByLabel('姓名').first().fill('王测试');
    await officer.getByLabel('谈了什么').fill('介绍光伏组件项目与用电条件');
    await officer.getByRole('button', { name: /保存/ }).click();
    await expect(officer).toHaveURL(address);
    await officer.goto(`${address}/move?to=negotiating`);
    await officer.getByLabel('研判意见').selectOption('positive');
    await officer.getByLabel('所属行业').selectOption(industry);
    await officer.getByLabel('落地县（市、区）').selectOption('530602');
    await officer.getByRole('button', { name: '推进到在谈' }).click();
    await expect(officer).toHaveURL(address);
    const report = await readReport(official, industry);
    const [now, then] = [at(report, 'negotiating'), at(before, 'negotiating')];
    expect(now?.current.deals).toBe((then?.current.deals ?? 0) + 1);
    expect(now?.current.amount).toBe(plus(then?.current.amount, '1234000000'));
  });

  await test.step('signing moves the report by exactly this much', async () => {
    await officer.getByRole('link', { name: '登记协议' }).click();
    await officer.getByLabel('协议金额').fill('10.00');
    await officer.getByRole('button', { name: '登记协议' }).click();
    await expect(officer).toHaveURL(address);
    await expect(officer.getByText('计入 10.00 亿元')).toBeVisible();
    const report = await readReport(official, industry);
    expect(report.signed).toEqual({
      deals: before.signed.deals + 1,
      amount: plus(before.signed.amount, '1000000000'),
    });
    expect(at(report, 'negotiating')?.current).toEqual(at(before, 'negotiating')?.current);
    await official.goto(`/reports/pipeline?year=2023&industry=${industry}`);
    await expect(official.getByText(new Big(report.signed.amount).div(1e8).toFixed(2)).first()).toBeVisible();
  });

  await test.step('another county learns nothing of it', async () => {
    expect(await readReport(stranger, industry)).toEqual(strangersBefore);
    for (const path of [address, `${address}/edit`, `${address}/move`, `${address}/agreements/new`]) {
      expect((await stranger.goto(path))?.status()).toBe(404);
    }
    await stranger.goto(`/deals?view=list&q=${encodeURIComponent(deal)}`);
    await expect(stranger.getByText('没有符合条件的记录')).toBeVisible();
    await stranger.goto(`/companies?q=${encodeURIComponent(company)}`);
    await expect(stranger.getByText('没有符合条件的记录')).toBeVisible();
    const choices = await stranger.request.get(`/companies/choices?q=${encodeURIComponent(company)}`);
    expect(await choices.text()).not.toContain(company);
  });
});
