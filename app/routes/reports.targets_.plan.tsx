import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { setTargets } from '#app/domain/targets/target.commands.server.ts';
import { readTargetPlan } from '#app/domain/targets/target.queries.server.ts';
import { amountText } from '#app/domain/targets/target.rules.ts';
import { planQuerySchema, planSchema } from '#app/domain/targets/target.schema.ts';
import { PlanForm } from '#app/domain/targets/ui/plan-form.tsx';
import { TargetHistory } from '#app/domain/targets/ui/target-history.tsx';
import { Columns, Facts, PageHeader, Panel } from '#app/ui/page.tsx';

export const handle = { title: 'targets:field.months', texts: ['reports', 'targets'] };

export const loader = userLoader({ area: 'reports' }, ({ ctx, url }) => {
  const { year, cell } = parseQuery(planQuerySchema, url);
  return readTargetPlan(ctx, year, cell);
});

export const action = userAction({ area: 'reports' }, async ({ ctx, url, values }) => {
  const { year, cell } = parseQuery(planQuerySchema, url);
  const count = await setTargets(ctx, year, [{ ...cell, ...parseForm(planSchema(cell.measure), values) }]);
  throw redirect(`/reports/targets?year=${year}`, {
    headers: await toast(count > 0 ? 'targets:saved' : 'targets:unchanged', { count }),
  });
});

export default function TargetPlanRoute() {
  const { year, measure, label, canSet, amount, months, version, history } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const back = `/reports/targets?year=${year}`;
  return (
    <>
      <PageHeader
        title={t('targets:planOf', { year, place: label, measure: t(`reports:measure.${measure}`) })}
        crumb={{ to: back, text: t('targets:titleOf', { year }) }}
      />
      <Columns
        main={
          <Panel>
            {canSet ? (
              <PlanForm {...{ measure, amount, months, version, answer }} cancelTo={back} />
            ) : (
              <Facts
                items={[
                  { label: t('targets:field.amount'), value: amountText(measure, amount) },
                  ...months.map((month, index) => ({
                    label: t('targets:month', { month: index + 1 }),
                    value: amountText(measure, month),
                  })),
                ]}
              />
            )}
          </Panel>
        }
        side={<TargetHistory entries={history} />}
      />
    </>
  );
}
