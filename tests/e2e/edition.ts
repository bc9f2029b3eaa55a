import { expect, type Page } from '@playwright/test';

/** Today's edition of the 南博会, by the organizer. @returns its address */
export async function createEdition(page: Page, ordinal = '8'): Promise<string> {
  const today = new Date().toLocaleDateString('sv-SE');
  await page.goto('/events/new');
  await page.getByLabel('系列').first().selectOption({ label: '南博会' });
  await page.getByLabel('届次').fill(ordinal);
  await page.getByLabel('开始日期').fill(today);
  await page.getByLabel('结束日期').fill(today);
  await page.getByLabel('地点').fill('昆明滇池国际会展中心');
  await page.getByLabel('参与方式').selectOption({ label: '组团' });
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page).toHaveURL(/\/events\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname;
}
