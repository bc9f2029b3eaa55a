import { redirect } from '@remix-run/node';
import { parseForm, userAction } from '#app/auth/guard.server.ts';
import { runViewAction } from '#app/domain/search/view.commands.server.ts';
import { viewActionSchema } from '#app/domain/search/view.schema.ts';

/** Keeps, renames, shares, deletes and restores the views of lists, and leads back to the list. */
export const action = userAction({ area: 'records' }, async ({ ctx, values }) => {
  throw redirect(await runViewAction(ctx, parseForm(viewActionSchema, values)));
});
