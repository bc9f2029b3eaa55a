import * as z from 'zod/mini';
import { blankable, id, oneOf, optionalText } from '#app/lib/schema.ts';
import { VERDICTS } from './import.ts';
import { LEDGERS } from './ledger.ts';

/** Larger files are no ledgers. */
export const UPLOAD_MIB = 50;

/** What is said of a ledger file when it is uploaded. */
export const uploadSchema = z.object({ teamId: id });

/** The rows of a preview that are shown, as they stand in the URL; `row` is the one that is corrected. */
export const previewFilterSchema = z.object({
  verdict: z.optional(oneOf(VERDICTS)),
  after: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
  row: z.optional(z.coerce.number().check(z.int(), z.gte(0))),
});
export type PreviewFilter = z.output<typeof previewFilterSchema>;

const seq = z.coerce.number().check(z.int(), z.gte(0));
const reason = blankable(optionalText(200));
const cell = z.object({ code: z.string().check(z.maxLength(40)), text: optionalText(4000) });
const column = z.object({
  head: z.string().check(z.maxLength(400)),
  code: blankable(z.string().check(z.maxLength(40))),
});

/** What can be done with a ledger on its way into records. */
export const importActionSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('map'),
    layout: z.string().check(z.maxLength(4000)),
    ledger: oneOf(LEDGERS),
    columns: z._default(z.array(column).check(z.maxLength(200)), []),
  }),
  z.object({ intent: z.literal('again') }),
  z.object({ intent: z.literal('correct'), seq, cells: z.array(cell).check(z.maxLength(60)) }),
  z.object({
    intent: z.literal('decide'),
    seq,
    decision: blankable(z.string().check(z.maxLength(60))),
  }),
  z.object({ intent: z.literal('save'), reason }),
  z.object({ intent: z.literal('undo'), reason }),
  z.object({ intent: z.literal('discard') }),
]);
export type ImportAction = z.output<typeof importActionSchema>;
