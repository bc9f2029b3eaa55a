import type { TFunction } from 'i18next';
import type { Ctx } from '#app/auth/user.ts';
import { i18nFor } from '#app/i18n/i18n.server.ts';
import { recordsPath } from '../facts/records.ts';
import { lastDayOf } from '../facts/span.ts';
import type { Download } from '../tables/download.server.ts';
import type { Cell, Column, Table } from '../tables/table.ts';
import type { MonthFigure } from './figures.queries.server.ts';
import { countOverdue } from './overdue.queries.server.ts';
import { coverLines, frameOf } from './report.server.ts';
import { RowFigures } from './row-figures.ts';
import { activityTable, type FigureRow, growthTable, pipelineTable, speedTable } from './tables.ts';
import { readTeamWork, type TeamWork } from './team.queries.server.ts';
import { drawTrend } from './trend-chart.server.ts';

/** The page of one team in the reader's language. @throws Refusal as readTeamWork */
export async function teamWork(ctx: Ctx, id: string, search: URLSearchParams) {
  const { t } = await i18nFor(ctx.locale);
  const work = await readTeamWork(ctx, id, search);
  const { period, team, sight } = work;
  return {
    period,
    team: { id: team.id, name: team.name },
    sight,
    months: monthsTable(work, t),
    trend: drawTrend(signedByMonth(work), Number(period.span.asOf.slice(0, 4)), t, ctx.locale),
    members: memberTables(work, t),
  };
}

/** The same as a file. @throws Refusal as readTeamWork */
export async function teamWorkDownload(ctx: Ctx, id: string, search: URLSearchParams): Promise<Download> {
  const { t } = await i18nFor(ctx.locale);
  const { period, team, months, members } = await teamWork(ctx, id, search);
  const { from, asOf } = period.span;
  return {
    id: 'team',
    file: t('teamReport:teamFile', { name: team.name, from, to: asOf }),
    cover: { title: `${team.name} · ${t('teamReport:title')}`, lines: coverLines(period, t) },
    tables: [months, ...members],
  };
}

function memberTables(work: TeamWork, t: TFunction): Table[] {
  const { members, teams, overdue, figures, period } = work;
  if (members.length === 0) return [];
  const row = ({ id, name }: TeamWork['members'][number]): FigureRow => ({
    key: id,
    label: name,
    whose: { person: id },
    overdue: overdue ? countOverdue(overdue.filter(({ ownerId }) => ownerId === id)) : null,
    targets: [],
  });
  const groups = teams
    .map((team) => ({
      label: teams.length > 1 ? team.name : null,
      rows: members.filter(({ teamId }) => teamId === team.id).map(row),
    }))
    .filter((group) => group.rows.length > 0);
  const making = {
    figures: new RowFigures(figures),
    rows: { head: t('teamReport:memberHead'), groups, total: null },
    frame: frameOf(period),
    t,
  };
  const tables = [activityTable(making), pipelineTable(making), speedTable(making), growthTable(making)];
  // What the rows of teams add up to says nothing of people.
  const ofRows = t('teamReport:note.rows');
  return tables.map((table) => ({
    ...table,
    notes: table.notes.map((note) => (note === ofRows ? t('teamReport:note.members') : note)),
  }));
}

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

const figureOf = ({ months }: TeamWork, kind: MonthFigure['kind'], month: number, yearBefore = false) =>
  months.find((one) => one.kind === kind && one.month === month && one.yearBefore === yearBefore);

/** What was signed in each month of the year, and in the year before. */
function signedByMonth(work: TeamWork): { now: string; before: string }[] {
  return MONTHS.map((month) => ({
    now: figureOf(work, 'signed', month)?.amount ?? '0.00',
    before: figureOf(work, 'signed', month, true)?.amount ?? '0.00',
  }));
}

/** The months up to the day. The year before is told up to the same day, as everywhere in the report. */
function monthsTable(work: TeamWork, t: TFunction): Table {
  const { span, periodId } = work.period;
  const year = Number(span.asOf.slice(0, 4));
  const last = Number(span.asOf.slice(5, 7));
  const path = (kind: MonthFigure['kind'], month: number, before: boolean) => {
    return recordsPath({
      kind,
      from: `${year}-${String(month).padStart(2, '0')}-01`,
      asOf: [lastDayOf(year, month), span.asOf].sort()[0] ?? span.asOf,
      team: work.team.id,
      period: periodId,
      before: before ? '1' : null,
    });
  };
  const column = (kind: MonthFigure['kind'], of: 'count' | 'amount', before = false, group?: string) => ({
    id: [kind, of, before && 'before'].filter(Boolean).join('_'),
    label: group
      ? t(of === 'count' ? 'reports:column.deals' : 'reports:column.amount')
      : t(`teamReport:column.${kind}` as 'teamReport:column.lead'),
    kind: of === 'count' ? ('count' as const) : ('money' as const),
    group,
    cell: (month: number): Cell => {
      const figure = figureOf(work, kind, month, before);
      const value = of === 'count' ? (figure?.count ?? 0) : (figure?.amount ?? '0.00');
      return { value, to: path(kind, month, before) };
    },
  });
  const signed = t('teamReport:group.signed');
  const columns: (Column & { cell: (month: number) => Cell })[] = [
    column('visit_out', 'count'),
    column('visit_in', 'count'),
    column('trip', 'count'),
    column('lead', 'count'),
    column('signed', 'count', false, signed),
    column('signed', 'amount', false, signed),
    column('signed', 'count', true, t('teamReport:group.signedBefore')),
    column('signed', 'amount', true, t('teamReport:group.signedBefore')),
  ];
  return {
    id: 'months',
    title: t('teamReport:table.months'),
    head: t('teamReport:column.month'),
    columns: columns.map(({ cell: _, ...rest }) => rest),
    groups: [
      {
        label: null,
        rows: MONTHS.slice(0, last).map((month) => ({
          key: `${year}-${String(month).padStart(2, '0')}`,
          label: `${year}-${String(month).padStart(2, '0')}`,
          cells: columns.map(({ cell }) => cell(month)),
        })),
      },
    ],
    total: null,
    notes: [t('teamReport:note.pipeline')],
  };
}
