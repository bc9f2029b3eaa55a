import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { userLoader } from '#app/auth/guard.server.ts';
import { mayOpen } from '#app/auth/user.ts';
import { sightOf } from '#app/auth/visible.ts';
import { canDeal } from '#app/domain/deals/deal.policy.ts';
import { listDueSteps, listStuckDeals } from '#app/domain/deals/deal.queries.server.ts';
import { STUCK_DAYS } from '#app/domain/deals/stage.ts';
import { DealTable } from '#app/domain/deals/ui/deal-table.tsx';
import { listOwnEditions } from '#app/domain/events/edition.queries.server.ts';
import { OwnEditions } from '#app/domain/events/ui/own-editions.tsx';
import { readHeadline } from '#app/reports/pipeline/pipeline.queries.server.ts';
import { PipelineHeadline } from '#app/reports/pipeline/ui/headline.tsx';
import { StageFunnel } from '#app/reports/pipeline/ui/stage-funnel.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { Empty, PageHeader, Panel, Stack } from '#app/ui/page.tsx';

export const handle = { title: 'home:title', texts: ['deals', 'home', 'reports'] };

/** Each role starts where its day starts: what is due, what is stuck, how the pipeline stands. */
export const loader = userLoader({}, async ({ ctx }) => {
  const { role } = ctx.user;
  if (mayOpen(role, 'people')) throw redirect('/admin/users');
  if (mayOpen(role, 'audit')) throw redirect('/audit');
  const works = canDeal(ctx.user, 'move', ctx.user) && role !== 'city_office';
  const [mine, team, stuck, editions, headline] = await Promise.all([
    works ? listDueSteps(ctx, 'mine') : null,
    role === 'lead' ? listDueSteps(ctx, 'team') : null,
    role === 'organizer' ? null : listStuckDeals(ctx),
    role === 'organizer' ? listOwnEditions(ctx) : null,
    sightOf(ctx.user) === 'events' ? null : readHeadline(ctx),
  ]);
  return {
    name: ctx.user.name,
    today: ctx.today,
    canCreate: canDeal(ctx.user, 'create'),
    mine,
    team,
    stuck,
    editions,
    headline,
  };
});

export default function HomePage() {
  const { name, today, canCreate, mine, team, stuck, editions, headline } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('home:title')} note={t('home:hello', { name, date: today })}>
        {canCreate && (
          <>
            <ButtonLink to="/companies/new">{t('home:newCompany')}</ButtonLink>
            <ButtonLink to="/deals/new" look="primary">
              {t('home:newDeal')}
            </ButtonLink>
          </>
        )}
      </PageHeader>
      <Stack>
        {mine && (
          <Panel title={t('home:mine')}>
            <DealTable deals={mine} today={today} empty={<Empty text={t('home:mineEmpty')} />} />
          </Panel>
        )}
        {headline && <PipelineHeadline headline={headline} />}
        {headline && !mine && (
          <Panel title={t('reports:funnel.title')}>
            <StageFunnel table={headline.stages} filters={headline.filters} brief />
          </Panel>
        )}
        {team && (
          <Panel title={t('home:team')}>
            <DealTable deals={team} today={today} empty={<Empty text={t('home:teamEmpty')} />} />
          </Panel>
        )}
        {editions && (
          <Panel title={t('home:events')}>
            <OwnEditions editions={editions} />
          </Panel>
        )}
        {stuck && (
          <Panel
            title={t('home:stuck')}
            action={<span className="muted small">{t('home:stuckHint', { days: STUCK_DAYS })}</span>}
          >
            <DealTable deals={stuck} today={today} empty={<Empty text={t('home:stuckEmpty')} />} />
          </Panel>
        )}
      </Stack>
    </>
  );
}
