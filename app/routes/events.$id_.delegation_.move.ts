import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { moveDelegate } from '#app/domain/events/delegate.commands.server.ts';
import { delegateMoveSchema } from '#app/domain/events/delegate.schema.ts';

/** Moves a member of the delegation in its order. */
export const action = resourceAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const { delegateId, toIndex } = parseForm(delegateMoveSchema, values);
  await moveDelegate(ctx, recordId(params), delegateId, toIndex);
  return {};
});
