import { redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { parseForm, parseQuery, recordId, userAction, userLoader } from '#app/auth/guard.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { readInsideEdition } from '#app/domain/events/edition.queries.server.ts';
import { markInvited } from '#app/domain/events/guest.commands.server.ts';
import { listInvitations } from '#app/domain/events/invitation.queries.server.ts';
import { invitationFilterSchema, markInvitedSchema } from '#app/domain/events/invitation.schema.ts';
import { InvitationCards, InvitationLetters } from '#app/domain/events/ui/invitations.tsx';
import { forbidden } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import { Pager, Total } from '#app/ui/list/data-table.tsx';
import { ListBar } from '#app/ui/list/list-bar.tsx';
import { Empty, PageHeader } from '#app/ui/page.tsx';
import { PrintButton } from '#app/ui/print-button.tsx';

export const handle = { title: 'guests:invitation.title', texts: ['events', 'guests'] };

export const loader = userLoader({ area: 'records' }, async ({ ctx, params, url }) => {
  const edition = await readInsideEdition(ctx, recordId(params));
  if (!edition.canArrange) throw forbidden();
  const filter = parseQuery(invitationFilterSchema, url);
  return { edition, filter, page: await listInvitations(ctx, edition.id, filter, url.origin) };
});

export const action = userAction({ area: 'records' }, async ({ ctx, params, url, values }) => {
  const { guestId } = parseForm(markInvitedSchema, values);
  const count = await markInvited(ctx, recordId(params), guestId ?? undefined);
  throw redirect(url.pathname + url.search, { headers: await toast('guests:invitation.marked', { count }) });
});

export default function InvitationsPage() {
  const { edition, filter, page } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const Sheets = filter.look === 'cards' ? InvitationCards : InvitationLetters;
  const other = filter.look === 'cards' ? 'letters' : 'cards';
  const guest = filter.guest ? `&guest=${filter.guest}` : '';
  const isSent = page.rows.every(({ invitedAt }) => invitedAt !== null);
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('guests:invitation.title')}
          crumb={{ to: `/events/${edition.id}/guests`, text: edition.name }}
        >
          <PrintButton />
          {!isSent && (
            <Form method="post">
              <input type="hidden" name="guestId" value={filter.guest ?? ''} />
              <Button type="submit" look="primary">
                {t(filter.guest ? 'guests:invitation.markOne' : 'guests:invitation.mark')}
              </Button>
            </Form>
          )}
        </PageHeader>
        <ListBar>
          <Total total={page.total} />
          <Link to={`?look=${other}${guest}`}>{t(`guests:invitation.look.${other}`)}</Link>
        </ListBar>
      </div>
      {page.rows.length === 0 ? (
        <Empty text={t('guests:empty')} />
      ) : (
        <Sheets edition={edition} invitations={page.rows} />
      )}
      <Pager after={page.after} />
    </>
  );
}
