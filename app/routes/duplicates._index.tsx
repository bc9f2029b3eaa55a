import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readCounties } from '#app/domain/codes/code.queries.server.ts';
import { pairFilterSchema, pairIntentSchema } from '#app/domain/duplicates/merge.schema.ts';
import { reopenPair, ruleDifferent } from '#app/domain/duplicates/pair.commands.server.ts';
import { countOpenPairs, listMerges, listPairs } from '#app/domain/duplicates/pair-list.queries.server.ts';
import { DuplicateTabs } from '#app/domain/duplicates/ui/duplicate-tabs.tsx';
import { MergeList } from '#app/domain/duplicates/ui/merge-list.tsx';
import { PairList } from '#app/domain/duplicates/ui/pair-list.tsx';
import { undoMerge } from '#app/domain/duplicates/undo-merge.server.ts';
import { Problems } from '#app/ui/form/problems.tsx';
import { PageHeader } from '#app/ui/page.tsx';

export const handle = { title: 'duplicates:title', texts: ['audit', 'companies', 'deals', 'duplicates'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, url }) => {
  const filter = parseQuery(pairFilterSchema, url);
  const isMerged = filter.view === 'merged';
  const [pairs, merges, counties] = await Promise.all([
    isMerged ? null : listPairs(ctx, filter),
    isMerged ? listMerges(ctx, filter) : null,
    readCounties(ctx.locale),
  ]);
  // After the list, which first compares what is new.
  const open = await countOpenPairs(ctx);
  return { filter, pairs, merges, open, counties };
});

export const action = userAction({ area: 'records' }, async ({ ctx, url, values }) => {
  const asked = parseForm(pairIntentSchema, values);
  switch (asked.intent) {
    case 'different':
      await ruleDifferent(ctx, asked.id);
      break;
    case 'reopen':
      await reopenPair(ctx, asked.id);
      break;
    case 'undo':
      await undoMerge(ctx, asked.id, asked.correctionReason);
  }
  throw redirect(`/duplicates${url.search}`, { headers: await toast(`duplicates:said.${asked.intent}`) });
});

export default function DuplicatesPage() {
  const { filter, pairs, merges, open, counties } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  return (
    <>
      <PageHeader title={t('duplicates:title')} note={t('duplicates:intro')} />
      <DuplicateTabs filter={filter} open={open} />
      <Problems answer={answer} />
      {pairs && <PairList page={pairs} filter={filter} counties={counties} />}
      {merges && <MergeList page={merges} answer={answer} />}
    </>
  );
}
