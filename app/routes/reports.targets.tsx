import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readGrid } from '#app/domain/targets/grid.rules.ts';
import { readPastedTargets } from '#app/domain/targets/paste.queries.server.ts';
import { copyTargets, setTargets, undoTargets } from '#app/domain/targets/target.commands.server.ts';
import { readTargetGrid } from '#app/domain/targets/target.queries.server.ts';
import { gridQuerySchema, gridSchema, pasteSchema, undoSchema } from '#app/domain/targets/target.schema.ts';
import { TargetPage } from '#app/domain/targets/ui/target-page.tsx';
import { Refusal } from '#app/lib/refusal.ts';
import { ReportError } from '#app/reports/pipeline/ui/report-error.tsx';
import { ReportNav } from '#app/reports/ui/report-nav.tsx';

export const handle = { title: 'targets:title', texts: ['reports', 'targets'] };

/** The year and the measures to add, as the address names them; without a year, the present one. */
function conditions(url: URL, today: string) {
  const given = {
    year: url.searchParams.get('year') ?? undefined,
    add: url.searchParams.getAll('add').join(' '),
  };
  const { year, add } = parseForm(gridQuerySchema, given as Record<string, string>);
  return { year: year ?? Number(today.slice(0, 4)), add };
}

export const loader = userLoader({ area: 'reports' }, ({ ctx, url }) => {
  const { year, add } = conditions(url, ctx.today);
  return readTargetGrid(ctx, year, add);
});

export const action = userAction({ area: 'reports' }, async ({ ctx, url, values }) => {
  const { year, add } = conditions(url, ctx.today);
  const back = async (key: string, count: number) =>
    redirect(
      `/reports/targets?${new URLSearchParams({ year: String(year), ...(add.length > 0 && { add: add.join(' ') }) })}`,
      {
        headers: await toast(count > 0 ? key : 'targets:unchanged', { count }),
      },
    );
  switch (values.intent) {
    case 'paste': {
      const { table } = parseForm(pasteSchema, values);
      const pasted = await readPastedTargets(ctx, year, add, table);
      const cells = pasted.cells.map(({ cell, text }) => ({ cell, amount: text }));
      return { problems: [], values: { table, cells }, pasted };
    }
    case 'copy':
      throw await back('targets:copied', await copyTargets(ctx, year));
    case 'undo':
      throw await back('targets:undone', await undoTargets(ctx, year, parseForm(undoSchema, values).save));
    default: {
      const { changes, problems } = readGrid(parseForm(gridSchema, values).cells);
      if (problems.length > 0) throw new Refusal('refused', problems);
      throw await back('targets:saved', await setTargets(ctx, year, changes));
    }
  }
});

export default function TargetsRoute() {
  return (
    <TargetPage
      grid={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      nav={<ReportNav />}
    />
  );
}

export const ErrorBoundary = ReportError;
