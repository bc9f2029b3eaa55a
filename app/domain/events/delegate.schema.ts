import * as z from 'zod/mini';
import { blankable, count, id, oneOf, optionalText } from '#app/lib/schema.ts';

export const DELEGATE_ROLES = ['head', 'deputy', 'member', 'staff'] as const;

/** A member of the delegation: one of our users, or someone else by name. */
export const delegateSchema = z
  .object({
    userId: blankable(id),
    name: optionalText(60),
    organization: optionalText(120),
    title: optionalText(80),
    role: oneOf(DELEGATE_ROLES),
  })
  .check(
    z.refine(({ userId, name }) => userId !== null || name !== '', {
      error: 'events:problem.delegate',
      path: ['name'],
    }),
  );

export type DelegateInput = z.output<typeof delegateSchema>;

/** The buttons beside each member. */
export const delegateRoleSchema = z.object({ delegateId: id, role: oneOf(DELEGATE_ROLES) });
export const delegateMoveSchema = z.object({ delegateId: id, toIndex: count(10_000) });
export const delegateRemoveSchema = z.object({ delegateId: id });
export const delegationIntentSchema = z.object({ intent: oneOf(['add', 'role', 'remove']) });

/** What the picker of people asks for. */
export const peopleChoiceSchema = z.object({ q: z.catch(optionalText(60), '') });
