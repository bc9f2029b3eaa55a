import type * as z from 'zod/mini';
import type { Ctx } from '#app/auth/user.ts';
import type { Month } from '#app/domain/periods/month.ts';
import type { monthIntentSchema } from '#app/domain/periods/period.schema.ts';
import { reviewMonth, submitMonth, withdrawMonth } from '#app/domain/periods/submission.commands.server.ts';
import { lockMonth } from './lock.commands.server.ts';
import { readFigures } from './month.queries.server.ts';

/** What the page of a month asks for. @throws Refusal what the commands throw */
export async function actOnMonth(
  ctx: Ctx,
  month: Month,
  asked: z.output<typeof monthIntentSchema>,
): Promise<void> {
  switch (asked.intent) {
    case 'submit':
      return submitMonth(ctx, month, { ...asked, figures: await readFigures(ctx, month) });
    case 'withdraw':
      return withdrawMonth(ctx, month, asked.version);
    case 'review':
    case 'return':
      return reviewMonth(ctx, month, { ...asked, event: asked.intent });
    case 'lock':
      return lockMonth(ctx, month, asked);
  }
}
