import { redirect } from '@remix-run/node';
import { type ShouldRevalidateFunction, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { canTask } from '#app/domain/tasks/task.policy.ts';
import { StepPanel } from '#app/domain/tasks/ui/step-panel.tsx';
import { addPhotos } from '#app/domain/visits/photo.commands.server.ts';
import { photoUploads } from '#app/domain/visits/photo-uploads.server.ts';
import { PhotoPanel } from '#app/domain/visits/ui/photo-panel.tsx';
import { VisitRecord } from '#app/domain/visits/ui/visit-record.tsx';
import { readVisit, readVisitHistory } from '#app/domain/visits/visit.queries.server.ts';
import { ButtonLink } from '#app/ui/button.tsx';
import { Columns, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'visits:one', texts: ['audit', 'companies', 'tasks', 'visits'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => {
  const visit = await readVisit(ctx, recordId(params));
  const { teamId, nextStepOwnerId: ownerId, nextStepOwner: owner } = visit;
  const finishes =
    visit.nextStep !== null && canTask(ctx.user, { teamId, ownerId, ownerTeamId: owner?.team.id ?? null });
  return { visit, finishes, history: await readVisitHistory(ctx, visit) };
});

/** A step finished here may have been all that showed the visit to its owner: the page stays, so that it can be undone. */
export const shouldRevalidate: ShouldRevalidateFunction = ({ formAction, defaultShouldRevalidate }) =>
  formAction !== '/tasks' && defaultShouldRevalidate;

/** Adds photos to the visit. */
export const action = userAction({ area: 'records' }, async ({ ctx, params, values, files }) => {
  const id = recordId(params);
  await addPhotos(ctx, id, await photoUploads(values, files));
  throw redirect(`/visits/${id}#photos`, { headers: await toast('visits:photo.added') });
});

export default function VisitPage() {
  const { visit, finishes, history } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={`${t(`codes:visit.${visit.kind}`)} · ${visit.company.name}`}
        crumb={{ to: '/visits', text: t('visits:title') }}
      >
        {visit.may.edit && <ButtonLink to={`/visits/${visit.id}/edit`}>{t('action.edit')}</ButtonLink>}
      </PageHeader>
      <Columns
        main={
          <>
            <VisitRecord visit={visit} />
            <PhotoPanel visit={visit} />
          </>
        }
        side={
          <div className="no-print">
            {finishes && visit.nextStep && (
              <StepPanel
                task={{ ...visit, kind: 'visit', what: visit.nextStep, doneAt: visit.nextStepDoneAt }}
                owner={visit.nextStepOwner?.name ?? ''}
                due={visit.nextStepDue}
              />
            )}
            <HistoryPanel subject="visits" entries={history} />
          </div>
        }
      />
    </>
  );
}
