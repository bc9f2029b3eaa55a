import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readLockedSpans } from '#app/domain/periods/correction.server.ts';
import { CorrectionInput, useIsLocked } from '#app/domain/periods/ui/correction-reason.tsx';
import { archiveVisit, editVisit, restoreVisit } from '#app/domain/visits/change.commands.server.ts';
import { companiesToMeet } from '#app/domain/visits/known-companies.queries.server.ts';
import { VisitForm } from '#app/domain/visits/ui/visit-form.tsx';
import { visitFormStart, visitFormValues } from '#app/domain/visits/visit.form.ts';
import { readVisit } from '#app/domain/visits/visit.queries.server.ts';
import { visitEditSchema, visitIntentSchema } from '#app/domain/visits/visit.schema.ts';
import { readVisitFormOptions } from '#app/domain/visits/visit-form.queries.server.ts';
import { forbidden } from '#app/lib/refusal.ts';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'visits:edit', texts: ['visits'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const visit = await readVisit(ctx, recordId(params));
  if (!visit.may.edit) throw forbidden();
  const [options, companies, locked] = await Promise.all([
    readVisitFormOptions(ctx),
    companiesToMeet(ctx, [visit.company.id]),
    readLockedSpans(),
  ]);
  return { visit, options, companies, locked };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const id = recordId(params);
  if ('intent' in values) {
    const { intent, version, correctionReason } = parseForm(visitIntentSchema, values);
    if (intent === 'archive') await archiveVisit(ctx, id, version, correctionReason);
    else await restoreVisit(ctx, id, version);
    const [to, said] =
      intent === 'archive' ? ['/visits?trash=1', 'visits:archived'] : [`/visits/${id}`, 'visits:restored'];
    throw redirect(to, { headers: await toast(said) });
  }
  const { version, ...input } = parseForm(visitEditSchema, values);
  await editVisit(ctx, id, version, input);
  throw redirect(`/visits/${id}`, { headers: await toast('toast.saved') });
});

export default function EditVisitPage() {
  const { visit, options, companies } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const page = `/visits/${visit.id}`;
  const isLocked = useIsLocked()(visit.occurredOn);
  const planned = [
    ...(visit.stopId && visit.trip ? [{ name: 'tripId', id: visit.trip.id }] : []),
    ...(visit.meeting && visit.edition ? [{ name: 'editionId', id: visit.edition.value }] : []),
  ];
  return (
    <>
      <PageHeader
        title={t('visits:edit')}
        crumb={{ to: page, text: `${visit.occurredOn} ${visit.company.name}` }}
      >
        {visit.may.archive && (
          <ConfirmAction
            intent="archive"
            version={visit.version}
            label={t('visits:archive')}
            note={isLocked ? t('correction.hint') : undefined}
            danger
          >
            {isLocked && <CorrectionInput id="archive-reason" />}
          </ConfirmAction>
        )}
      </PageHeader>
      <VisitForm
        schema={visitEditSchema}
        values={visitFormValues(visit)}
        planned={planned}
        options={withOwnLinks(options, visit)}
        start={{ companies, ...visitFormStart(visit) }}
        answer={useActionData<typeof action>()}
        cancelTo={page}
      />
    </>
  );
}

type Data = Awaited<ReturnType<typeof loader>>;

/** The trip and the event it is linked to are choices also when they are no longer offered. */
function withOwnLinks(options: Data['options'], { trip, edition }: Data['visit']) {
  const also = (offered: { value: string; text: string }[], own: { value: string; text: string } | null) =>
    !own || offered.some(({ value }) => value === own.value) ? offered : [own, ...offered];
  return {
    ...options,
    trips: also(options.trips, trip && { value: trip.id, text: trip.title }),
    editions: also(options.editions, edition),
  };
}
