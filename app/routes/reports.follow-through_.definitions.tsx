import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { userLoader } from '#app/auth/guard.server.ts';
import { editsDefinitions } from '#app/domain/definitions/definition.policy.ts';
import { readDefinitions } from '#app/domain/definitions/definition.queries.server.ts';
import { DefinitionList } from '#app/domain/definitions/ui/definition-list.tsx';
import { ReportNav } from '#app/reports/ui/report-nav.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'definitions:title', texts: ['definitions', 'followThrough', 'reports'] };

/** What the words of the reports mean here. */
export const loader = userLoader({ area: 'reports' }, async ({ ctx }) => ({
  definitions: await readDefinitions(ctx.locale),
  canEdit: editsDefinitions(ctx.user),
}));

export default function DefinitionsPage() {
  const data = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <ReportNav />
      <PageHeader
        title={t('definitions:title')}
        crumb={{ to: '/reports/follow-through', text: t('followThrough:title') }}
        note={t('definitions:intro')}
      />
      <DefinitionList {...data} />
    </>
  );
}
