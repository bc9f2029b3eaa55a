import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { giveInstruction } from '#app/domain/instructions/instruction.commands.server.ts';
import { canInstruct } from '#app/domain/instructions/instruction.policy.ts';
import { readInstructionStart } from '#app/domain/instructions/instruction.queries.server.ts';
import { instructionSchema, subjectSchema } from '#app/domain/instructions/instruction.schema.ts';
import { InstructionForm } from '#app/domain/instructions/ui/instruction-form.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { Narrow, PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'instructions:new', texts: ['instructions'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  if (!canInstruct(ctx.user)) throw forbidden();
  const start = await readInstructionStart(ctx, parseQuery(subjectSchema, url));
  return { ...start, today: ctx.today };
});

export const action = userAction({ area: 'records' }, async ({ ctx, url, values }) => {
  const subject = parseQuery(subjectSchema, url);
  const id = await giveInstruction(ctx, subject, parseForm(instructionSchema, values));
  throw redirect(`/instructions/${id}`, { headers: await toast('instructions:toast.given') });
});

export default function NewInstructionPage() {
  const { on, owners, today } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const back = on.to ? { to: on.to, text: on.name } : { to: '/instructions', text: t('instructions:title') };
  return (
    <>
      <PageHeader
        title={t('instructions:newOn', { name: on.name })}
        crumb={back}
        note={on.code ?? undefined}
      />
      <Narrow>
        <InstructionForm
          owners={owners}
          today={today}
          cancelTo={back.to}
          answer={useActionData<typeof action>()}
        />
      </Narrow>
    </>
  );
}
