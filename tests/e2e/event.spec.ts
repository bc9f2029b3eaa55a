import { expect, test } from '@playwright/test';
import { keptPages, signIn } from './person.ts';

/*
 * An organizer's day: an event of its own, a list pasted from a spreadsheet, two guests at the door, a lead at the
 * booth. An officer who does not go there learns nothing of who was invited.
 */

const LIST = [
  '序号\t姓名\t单位\t职务\t手机',
  '1\t昭测甲\t昭测铝业有限公司\t董事长\t13900009001',
  '2\t昭测乙\t昭测硅材有限公司\t总经理\t13900009002',
  '3\t昭测丙\t昭测果业有限公司\t总监\t13900009003',
  '4\t昭测丁\t昭测文旅有限公司\t经理\t13900009004',
  '5\t昭测戊\t昭测数据有限公司\t主任\t不详',
].join('\n');

test('an event from its list to its first lead', { tag: ['@desktop', '@phone'] }, async ({
  browser,
  isMobile,
}) => {
  test.slow();
  const organizer = await signIn(browser, 'organizer');
  const title = `昭测推介会（${isMobile ? '手机' : '桌面'}）`;

  await test.step('a new event', async () => {
    await organizer.goto('/events/new');
    await organizer.getByLabel('系列').selectOption({ label: '招商推介会' });
    await organizer.getByLabel('活动名称').fill(title);
    await organizer.getByLabel('开始日期').fill('2023-11-12');
    await organizer.getByLabel('结束日期').fill('2023-11-11');
    await organizer.getByLabel('地点').fill('上海');
    await organizer.getByLabel('参与方式').selectOption('host');
    await organizer.getByRole('button', { name: '保存' }).click();
    await expect(organizer.getByText('结束日期不能早于开始日期').first()).toBeVisible();
    await organizer.getByLabel('结束日期').fill('2023-11-13');
    await organizer.getByRole('button', { name: '保存' }).click();
    await expect(organizer.getByRole('heading', { level: 1, name: title })).toBeVisible();
  });
  const event = new URL(organizer.url()).pathname;

  await test.step('a pasted list, looked at before it is taken over', async () => {
    await organizer.goto(`${event}/guests/import`);
    await organizer.getByLabel('粘贴的名单').fill(LIST);
    await organizer.getByRole('button', { name: '核对名单' }).click();
    await expect(organizer.getByText('可导入 4 · 重复 0 · 有问题 1')).toBeVisible();
    await organizer.getByLabel('粘贴的名单').fill(LIST.replace('不详', '13900009005'));
    await organizer.getByRole('button', { name: '核对名单' }).click();
    await organizer.getByRole('button', { name: '导入 5 人' }).click();
    await expect(organizer.getByText('共 5 条')).toBeVisible();
  });

  await test.step('one guest checked in by initials', async () => {
    await organizer.goto(`${event}/check-in`);
    await organizer.getByRole('searchbox').fill('zcj');
    await organizer.getByRole('button', { name: '昭测甲签到', exact: true }).click();
    await expect(organizer.getByText('昭测甲已签到')).toBeVisible();
    await expect(organizer.getByRole('button', { name: '撤销昭测甲的签到' })).toBeVisible();
  });

  await test.step('a third at a desk that was reopened without a network', async () => {
    const context = organizer.context();
    await expect.poll(() => keptPages(organizer), { timeout: 30_000 }).toContain(`${event}/check-in`);
    await context.setOffline(true);
    const reopened = await context.newPage();
    await reopened.goto('/deals');
    await reopened.getByRole('link', { name: '嘉宾签到' }).click();
    await expect(reopened.getByRole('button', { name: '撤销昭测甲的签到' })).toBeVisible();
    await reopened.getByRole('button', { name: '昭测丙签到', exact: true }).click();
    await expect(reopened.getByText('已签到，待发送')).toBeVisible();
    await context.setOffline(false);
    await expect(reopened.getByText('已签到，待发送')).toHaveCount(0);
    await expect(reopened.getByRole('button', { name: '撤销昭测丙的签到' })).toBeVisible();
    await reopened.close();
  });

  await test.step('another by the code of the invitation', async () => {
    await organizer.goto(`${event}/invitations`);
    await expect(organizer.getByRole('img', { name: '昭测乙的签到二维码' })).toBeVisible();
    await organizer.goto(`${event}/check-in`);
    const form = organizer.locator('li', { hasText: '昭测乙' }).locator('form');
    const ticket = (await form.getAttribute('action')) ?? '';
    await organizer.goto(ticket);
    await organizer.getByRole('button', { name: '签到' }).click();
    await expect(organizer.getByText('已签到（')).toBeVisible();
  });

  await test.step('a lead in two taps', async () => {
    await organizer.goto(`${event}/leads`);
    await organizer.getByRole('button', { name: /昭测甲/ }).click();
    await organizer.getByRole('listitem').getByRole('button', { name: '重点' }).click();
    await expect(organizer.getByText('已记下“昭测甲”')).toBeVisible();
    await expect(organizer.getByRole('cell', { name: /昭测铝业有限公司/ })).toBeVisible();
  });

  await test.step('nothing of it for an officer outside', async () => {
    const officer = await signIn(browser, 'officer-ludian');
    for (const page of ['guests', 'check-in', 'invitations', 'guests/import']) {
      const response = await officer.goto(`${event}/${page}`);
      expect([page, response?.status()]).toEqual([page, 404]);
    }
    await officer.goto(event);
    await expect(officer.getByRole('link', { name: '嘉宾' })).toHaveCount(0);
  });

  await test.step('nothing of the guests stays in the browser of who signs out', async () => {
    await organizer.goto(`${event}/check-in`);
    await expect.poll(() => keptPages(organizer), { timeout: 30_000 }).toContain(`${event}/check-in`);
    await organizer.locator('nav summary').click();
    await organizer.getByRole('button', { name: '退出登录' }).click();
    await expect(organizer).toHaveURL(/login/);
    expect(await keptPages(organizer)).toEqual([]);
  });
});
