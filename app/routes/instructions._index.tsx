import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseQuery, userLoader } from '#app/auth/guard.server.ts';
import { canInstruct } from '#app/domain/instructions/instruction.policy.ts';
import {
  listInstructions,
  readInstructionCounties,
} from '#app/domain/instructions/instruction.queries.server.ts';
import { instructionFilterSchema } from '#app/domain/instructions/instruction.schema.ts';
import { CountyChoice } from '#app/domain/instructions/ui/county-choice.tsx';
import { InstructionList } from '#app/domain/instructions/ui/instruction-list.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'instructions:title', texts: ['instructions'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const [page, counties] = await Promise.all([
    listInstructions(ctx, parseQuery(instructionFilterSchema, url)),
    readInstructionCounties(ctx),
  ]);
  return { page, counties, gives: canInstruct(ctx.user), today: ctx.today };
});

export default function InstructionsPage() {
  const { counties, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('instructions:title')}>
        {list.gives && <CountyChoice counties={counties} />}
      </PageHeader>
      <InstructionList {...list} />
    </>
  );
}
