import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { versionSchema } from '#app/lib/schema.ts';
import { readChecks } from '#app/reports/circular/check.queries.server.ts';
import { issueCircular } from '#app/reports/circular/issue.commands.server.ts';
import { CheckList } from '#app/reports/circular/ui/check-list.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { Problems } from '#app/ui/form/problems.tsx';
import { Narrow, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'circulars:issue', texts: ['circulars', 'periods', 'reports'] };

export const loader = userLoader({ area: 'reports' }, ({ ctx, params }) => readChecks(ctx, recordId(params)));

export const action = userAction({ area: 'reports' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  await issueCircular(ctx, id, parseForm(versionSchema, values).version);
  throw redirect(`/reports/circulars/${id}`, { headers: await toast('circulars:issued') });
});

export default function IssueCircularPage() {
  const { circular, checks, isReady } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const { state } = useNavigation();
  const page = `/reports/circulars/${circular.id}`;
  return (
    <Narrow>
      <PageHeader title={t('circulars:issue')} crumb={{ to: page, text: circular.documentNumber }} />
      <Panel title={circular.title}>
        <Problems answer={answer} />
        <CheckList checks={checks} />
        <p className="muted">{t('circulars:issueNote')}</p>
        <Form method="post">
          <input type="hidden" name="version" value={circular.version} />
          <Button type="submit" look="primary" disabled={!isReady || state !== 'idle'}>
            {t('circulars:issueAs', { number: circular.documentNumber })}
          </Button>{' '}
          <ButtonLink to={page} look="quiet">
            {t('action.cancel')}
          </ButtonLink>
        </Form>
      </Panel>
    </Narrow>
  );
}
