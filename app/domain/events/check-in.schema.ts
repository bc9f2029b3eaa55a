import * as z from 'zod/mini';
import { age, onceKey, oneOf, optionalText } from '#app/lib/schema.ts';

/** One tap at the door: someone arrived, or did not after all. */
export const checkInSchema = z.object({
  intent: oneOf(['in', 'out']),
  key: onceKey,
  age,
});

export const checkInFilterSchema = z.object({ q: z.catch(optionalText(100), '') });

/** What a desk asks now and then. */
export const checkInNewsSchema = z.object({
  q: z.catch(optionalText(100), ''),
  since: z.catch(optionalText(64), ''),
});

/** A ticket is 16 random bytes in letters that an address can hold. */
const TICKET = /(?:^|\/check-in\/)([A-Za-z0-9_-]{22})$/;

/** The ticket in what a scanner or camera read, the whole address or the ticket alone; nothing for anything else. */
export const ticketIn = (text: string): string | undefined => TICKET.exec(text.trim())?.[1];
