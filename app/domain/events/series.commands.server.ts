import { Converter } from 'opencc-js/cn2t';
import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';
import { forbidden, refused } from '#app/lib/refusal.ts';
import { canEvent } from './edition.policy.ts';
import type { SeriesInput } from './edition.schema.ts';

const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** A code to tell series apart in addresses: the English name without what is no letter or digit. */
const codeOf = (nameEn: string) =>
  nameEn
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);

/**
 * Adds a series of fairs or conferences.
 * @throws Refusal `forbidden`; `refused` when a series is called so already, or its English name has no letters
 */
export function addSeries(ctx: Ctx, input: SeriesInput): Promise<{ code: string; name: string }> {
  if (!canEvent(ctx.user, 'addSeries')) throw forbidden();
  const code = codeOf(input.nameEn);
  if (code === '') throw refused('events:problem.englishName', {}, 'nameEn');
  return inTransaction(async (tx) => {
    const { name, fullName, nameEn } = input;
    // Of two that are added at the same moment the later waits here and is told.
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('series', 0))`;
    const same = await tx.eventSeries.findFirst({ where: { OR: [{ code }, { name }] } });
    if (same) throw refused('errors:duplicate', {}, same.name === name ? 'name' : 'nameEn');
    const nameTw = input.nameTw || toTraditional(name);
    const { _max } = await tx.eventSeries.aggregate({ _max: { sortOrder: true } });
    const names = { name, nameTw, nameEn, fullName: fullName || name };
    await tx.eventSeries.create({ data: { code, ...names, sortOrder: (_max.sortOrder ?? 0) + 1 } });
    await recordChange(tx, ctx, {
      action: 'add_series',
      subject: 'events',
      id: code,
      label: name,
      after: names,
    });
    return { code, name };
  });
}
