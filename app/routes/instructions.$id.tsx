import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { HistoryPanel } from '#app/domain/history/ui/history-panel.tsx';
import { runInstructionAction } from '#app/domain/instructions/instruction.commands.server.ts';
import { readInstruction } from '#app/domain/instructions/instruction.queries.server.ts';
import { instructionActionSchema } from '#app/domain/instructions/instruction.schema.ts';
import { InstructionActions } from '#app/domain/instructions/ui/instruction-actions.tsx';
import { InstructionFacts } from '#app/domain/instructions/ui/instruction-facts.tsx';
import { Columns, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'instructions:title', texts: ['audit', 'instructions'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params }) => ({
  instruction: await readInstruction(ctx, recordId(params)),
  today: ctx.today,
}));

/** Answers what became of it: lists of tasks and of reports to read post here, too, and stay where they are. */
export const action = userAction({ area: 'records' }, async ({ ctx, params, values }) => {
  const form = parseForm(instructionActionSchema, values);
  const { version, what } = await runInstructionAction(ctx, recordId(params), form);
  return { change: { intent: form.intent, version, what } };
});

export default function InstructionPage() {
  const { instruction, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const answered = useActionData<typeof action>();
  const change = answered && 'change' in answered ? answered.change : undefined;
  const { on } = instruction;
  return (
    <>
      <PageHeader
        title={on.to ? <Link to={on.to}>{on.name}</Link> : on.name}
        crumb={{ to: '/instructions', text: t('instructions:title') }}
      />
      <Columns
        main={
          <>
            <InstructionFacts
              instruction={instruction}
              today={today}
              notice={change && t(`instructions:notice.${change.intent}`)}
            />
            <InstructionActions
              key={instruction.version}
              instruction={instruction}
              today={today}
              answer={answered && 'problems' in answered ? answered : undefined}
            />
          </>
        }
        side={<HistoryPanel subject="instructions" entries={instruction.history} />}
      />
    </>
  );
}
