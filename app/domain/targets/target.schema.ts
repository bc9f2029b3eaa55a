import * as z from 'zod/mini';
import { sumYuan } from '#app/lib/money.ts';
import { addIssue, id, trimmed, version } from '#app/lib/schema.ts';
import { MEASURE_CODES, type Measure } from './measure.ts';
import { amountText, isPlanOf, readAmount, readCell } from './target.rules.ts';
import { year } from './year.schema.ts';

/** A cell's name read into the measure and the place it stands for. */
export const cell = z.pipe(
  trimmed,
  z.transform((text, context) => {
    const known = readCell(text);
    if (!known) addIssue(context, 'errors:unknown');
    return known ?? z.NEVER;
  }),
);
const typed = z._default(z.string().check(z.maxLength(60, 'errors:tooLong?max=60')), '');

/** More cells than a grid of all places and measures has. */
const MAX_CELLS = 999;

/** The grid as posted: of each cell what stood in it, what was typed, and the version it was opened at. */
export const gridSchema = z.object({
  cells: z._default(
    z
      .array(z.object({ cell, version, was: typed, amount: typed }))
      .check(z.maxLength(MAX_CELLS, 'errors:invalid')),
    [],
  ),
});

/** A table as it was pasted. */
export const pasteSchema = z.object({
  table: z.string().check(z.maxLength(50_000, 'errors:tooLong?max=50000')),
});

/** A save to take back, by the entry of the log it left. */
export const undoSchema = z.object({ save: id });

/** The address of the grid: the year, and measures to add to those in use. */
export const gridQuerySchema = z.object({
  year: z.optional(year),
  add: z._default(
    z.pipe(
      z.string().check(z.maxLength(300)),
      z.transform((text): Measure[] => {
        const added = text.split(' ');
        return MEASURE_CODES.filter((code) => added.includes(code));
      }),
    ),
    [],
  ),
});

/** The address of one target. */
export const planQuerySchema = z.object({ year, cell });

/** One target by itself: the year's amount, and twelve months that add up to it unless it is due evenly. */
export const planSchema = (measure: Measure) =>
  z.pipe(
    z.object({
      version,
      amount: typed,
      pace: z.enum(['even', 'months'], { error: 'errors:unknown' }),
      months: z._default(z.array(typed).check(z.maxLength(12, 'errors:invalid')), []),
    }),
    z.transform((form, context) => {
      const read = (text: string, field: string) => {
        const answer = readAmount(measure, text);
        if ('amount' in answer) return answer.amount;
        addIssue(context, answer.problem, field);
        return null;
      };
      const amount = read(form.amount, 'amount');
      const months =
        form.pace === 'even' ? [] : form.months.map((text, at) => read(text, `months.${at}`) ?? '0.00');
      if (context.issues.length === 0 && !isPlanOf(months, amount ?? '0.00'))
        addIssue(context, `targets:problem.sum?sum=${amountText(measure, sumYuan(months))}`, 'amount');
      return { version: form.version, amount, months };
    }),
  );
