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
import { openViews } from '#app/domain/search/view.queries.server.ts';
import { SavedViews } from '#app/ui/list/saved-views.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'instructions:title', texts: ['instructions', 'views'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const [views, page, counties] = await Promise.all([
    openViews(ctx, 'instructions', url),
    listInstructions(ctx, parseQuery(instructionFilterSchema, url)),
    readInstructionCounties(ctx),
  ]);
  return { views, page, counties, gives: canInstruct(ctx.user), today: ctx.today };
});

export default function InstructionsPage() {
  const { views, counties, ...list } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('instructions:title')}>
        {list.gives && <CountyChoice counties={counties} />}
      </PageHeader>
      <SavedViews {...views} />
      <InstructionList {...list} />
    </>
  );
}
