import { redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { saveTripReport } from '#app/domain/trips/trip.commands.server.ts';
import { tripReportSchema } from '#app/domain/trips/trip.schema.ts';
import { readTripReport } from '#app/reports/trip-report/trip-report.queries.server.ts';
import { ReportPaper } from '#app/reports/trip-report/ui/report-paper.tsx';
import { Button, ButtonLink } from '#app/ui/button.tsx';
import { TextArea } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';
import { PageHeader, Stack } from '#app/ui/page.tsx';
import type { PageHandle } from '#app/ui/title.tsx';

export const handle: PageHandle = { title: 'trips:report', texts: ['trips'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const report = await readTripReport(ctx, recordId(params));
  return { report, edits: report.mayEdit && url.searchParams.has('edit') };
});

/** Without a text the report writes itself again; what it held is answered, so that this can be undone. */
export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  const { version, report } = parseForm(tripReportSchema, values);
  const before = await readTripReport(ctx, id);
  await saveTripReport(ctx, id, version, report);
  if (report === null) return { undo: before.text };
  throw redirect(`/trips/${id}/report`, { headers: await toast('trips:reportSaved') });
});

export default function TripReportPage() {
  const { report, edits } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const page = `/trips/${report.id}`;
  const version = <input type="hidden" name="version" value={report.trip.version} />;
  return (
    <>
      <PageHeader
        title={t('trips:report')}
        crumb={{ to: page, text: report.trip.title }}
        note={t(report.isEdited ? 'trips:reportEdited' : 'trips:reportWritten')}
      >
        {report.mayEdit && !edits && <ButtonLink to="?edit=1">{t('action.edit')}</ButtonLink>}
        {report.mayEdit && report.isEdited && (
          <Form method="post" action={`${page}/report`}>
            {version}
            <Button type="submit" name="report" value="">
              {t('trips:rewrite')}
            </Button>
          </Form>
        )}
        <ButtonLink to={`${page}/report.docx`} look="primary" reloadDocument prefetch="none">
          {t('trips:word')}
        </ButtonLink>
      </PageHeader>
      <Stack>
        {answer && 'undo' in answer && !report.isEdited && (
          <Form method="post" role="status">
            {version}
            {t('trips:rewritten')}
            <input type="hidden" name="report" value={answer.undo} />
            <Button type="submit" look="quiet">
              {t('trips:undo')}
            </Button>
          </Form>
        )}
        {edits ? (
          <RecordForm
            schema={tripReportSchema}
            defaults={{ report: report.text, version: String(report.trip.version) }}
            answer={answer && 'problems' in answer ? answer : undefined}
            cancelTo={`${page}/report`}
            keepDraft
          >
            <TextArea
              name="report"
              label={t('trips:field.report')}
              hint={t('trips:hint.report')}
              rows={28}
              wide
            />
          </RecordForm>
        ) : (
          <ReportPaper report={report} />
        )}
      </Stack>
    </>
  );
}
