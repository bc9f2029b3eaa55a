import type { Ctx } from '#app/auth/user.ts';
import { draftCircular } from '#app/domain/circulars/circular.commands.server.ts';
import { readMonth } from '#app/domain/periods/month.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { refused } from '#app/lib/refusal.ts';

/** Begins a circular under its usual title, in Chinese whoever begins it. @throws as {@link draftCircular} */
export async function startCircular(
  ctx: Ctx,
  { month: text, number }: { month: string; number: number | null },
): Promise<{ id: string }> {
  const month = readMonth(text);
  if (!month) throw refused('circulars:problem.month', {}, 'month');
  const { t } = await i18nFor('zh-CN');
  return draftCircular(ctx, month, { number, title: t('documents:circular.title', { ...month }) });
}
