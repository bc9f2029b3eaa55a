import * as z from 'zod/mini';
import { uscc } from '#app/domain/companies/company.schema.ts';
import { amount } from '#app/lib/amount-schema.ts';
import { blankable, optionalText, requiredText } from '#app/lib/schema.ts';
import { normalizeUscc } from '#app/lib/uscc.ts';

const NAME = 120;
const CODE = 60;

/** On a move: only what is posted is changed, and it cannot be empty. */
export const builtOnMove = {
  projectCompany: z.optional(requiredText(NAME)),
  projectUscc: z.optional(z.pipe(requiredText(40), z.transform(normalizeUscc))),
  filingCode: z.optional(requiredText(CODE)),
  filedAmount: z.optional(amount('yi')),
  statisticsName: z.optional(requiredText(NAME)),
  statisticsAmount: z.optional(amount('yi')),
};

/** In the deal form, which has these fields once a deal is signed. */
export const builtOnForm = {
  projectCompany: z.optional(blankable(optionalText(NAME))),
  projectUscc: z.optional(blankable(uscc)),
  filingCode: z.optional(blankable(optionalText(CODE))),
  filedAmount: z.optional(blankable(amount('yi'))),
  statisticsName: z.optional(blankable(optionalText(NAME))),
  statisticsAmount: z.optional(blankable(amount('yi'))),
};
