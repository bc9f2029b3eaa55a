import * as z from 'zod/mini';
import { amount } from '#app/lib/amount-schema.ts';
import { blankable, code, id, longText, optionalText } from '#app/lib/schema.ts';

const self = z.catch(z.optional(id), undefined);

/** What the form of a company holds while it is typed; anything unfinished counts as not there. */
export const similarCompanySchema = z.object({
  name: z.catch(optionalText(120), ''),
  uscc: z.catch(optionalText(40), ''),
  self,
});

/** The same of a deal. */
export const similarDealSchema = z.object({
  name: z.catch(optionalText(120), ''),
  content: z.catch(longText(), ''),
  leadId: z.catch(blankable(id), null),
  estimatedAmount: z.catch(blankable(amount('yi')), null),
  industryCode: z.catch(blankable(code), null),
  countyCode: z.catch(blankable(code), null),
  self,
});

export type SimilarCompanyQuery = z.output<typeof similarCompanySchema>;
export type SimilarDealQuery = z.output<typeof similarDealSchema>;
