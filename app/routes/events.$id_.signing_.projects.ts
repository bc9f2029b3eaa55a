import { parseForm, recordId, resourceAction } from '#app/auth/guard.server.ts';
import { addProjects } from '#app/domain/signings/project.commands.server.ts';
import { projectSchema } from '#app/domain/signings/signing.schema.ts';

/** Puts a project on the list that waited in the browser; sent again with the same key it answers the same line. */
export const action = resourceAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const input = parseForm(projectSchema, values);
  const [id] = await addProjects(ctx, recordId(params), input.key, [input]);
  return { id };
});
