import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { editDefinition } from '#app/domain/definitions/definition.commands.server.ts';
import { editsDefinitions } from '#app/domain/definitions/definition.policy.ts';
import { readDefinition } from '#app/domain/definitions/definition.queries.server.ts';
import { definitionSchema } from '#app/domain/definitions/definition.schema.ts';
import { definitionText } from '#app/domain/definitions/definition-text.ts';
import { DefinitionForm } from '#app/domain/definitions/ui/definition-form.tsx';
import { readHistory } from '#app/domain/history/history.queries.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { codeName } from '#app/i18n/i18n.server.ts';
import { Columns, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = {
  title: (data: Awaited<ReturnType<typeof loader>>) => data.name,
  texts: ['audit', 'definitions'],
};

export const loader = userLoader({ area: 'reports' }, async ({ ctx, params }) => {
  const { sortOrder: _, ...definition } = await readDefinition(params.code ?? '');
  const { name, nameEn, note, noteEn } = definition;
  return {
    definition,
    name: codeName({ name, nameEn }, ctx.locale),
    note: codeName({ name: note, nameEn: noteEn }, ctx.locale),
    canEdit: editsDefinitions(ctx.user),
    history: await readHistory('definitions', definition.code),
  };
});

export const action = userAction({ area: 'reports' }, async ({ ctx, params, values }) => {
  const definition = await readDefinition(params.code ?? '');
  const input = parseForm(definitionSchema(definition), values);
  await editDefinition(ctx, definition.code, input);
  throw redirect('/reports/follow-through/definitions', {
    headers: await toast('definitions:saved', { name: input.name }),
  });
});

export default function DefinitionPage() {
  const { definition, name, note, canEdit, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={name}
        crumb={{ to: '/reports/follow-through/definitions', text: t('definitions:title') }}
      />
      <Columns
        main={
          <Panel title={t('definitions:meaning')}>
            {canEdit ? (
              <DefinitionForm definition={definition} answer={answer} />
            ) : (
              <>
                <p>{definitionText({ ...definition, name, note }, t)}</p>
                <p className="muted small">{t('definitions:readOnly')}</p>
              </>
            )}
          </Panel>
        }
        side={<HistoryPanel subject="definitions" entries={history} />}
      />
    </>
  );
}
