import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { parseForm, userAction, userLoader } from '#app/auth/guard.server.ts';
import { closeSession, listSessions } from '#app/auth/session.server.ts';
import { toast } from '#app/auth/toast.server.ts';
import { mayOpen } from '#app/auth/user.ts';
import { hasCalendar, renewCalendar, revokeCalendar } from '#app/domain/users/calendar-key.server.ts';
import { signOutEverywhere } from '#app/domain/users/own-account.commands.server.ts';
import { CalendarPanel } from '#app/domain/users/ui/calendar-panel.tsx';
import { SessionList } from '#app/domain/users/ui/session-list.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { SignOutWarning, useSignOut } from '#app/ui/offline/sign-out.tsx';
import { Facts, Narrow, PageHeader, Panel, Stack } from '#app/ui/page.tsx';

export const handle = { title: 'auth:account', texts: ['auth'] };

export const loader = userLoader({}, async ({ ctx, request }) => {
  const { id, name, username, role, teamName } = ctx.user;
  const [sessions, calendar] = await Promise.all([listSessions(request, id), hasCalendar(ctx)]);
  return {
    name,
    username,
    role,
    teamName,
    sessions,
    calendar: mayOpen(role, 'records') && { exists: calendar },
  };
});

const intentSchema = z.object({
  intent: z.enum(['sign_out_everywhere', 'calendar_renew', 'calendar_revoke']),
});

export const action = userAction({}, async ({ ctx, request, url, secure, values }) => {
  const { intent } = parseForm(intentSchema, values);
  if (intent === 'calendar_renew') {
    const secret = await renewCalendar(ctx);
    return { address: `${secure ? 'https' : 'http'}://${url.host}/calendar/${secret}.ics` };
  }
  if (intent === 'calendar_revoke') {
    await revokeCalendar(ctx);
    throw redirect('/account', { headers: await toast('auth:calendar.revoked') });
  }
  await signOutEverywhere(ctx);
  throw redirect('/login', { headers: { 'Set-Cookie': await closeSession(request) } });
});

export default function AccountPage() {
  const { name, username, role, teamName, sessions, calendar } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <>
      <PageHeader title={t('auth:account')}>
        <ButtonLink to="/password">{t('auth:passwordTitle')}</ButtonLink>
      </PageHeader>
      <Narrow>
        <Stack>
          <Panel>
            <Facts
              items={[
                { label: t('auth:name'), value: name },
                { label: t('auth:username'), value: username },
                { label: t('auth:team'), value: teamName },
                { label: t('auth:role'), value: t(`codes:role.${role}`) },
              ]}
            />
          </Panel>
          {calendar && (
            <CalendarPanel
              exists={calendar.exists}
              address={answer && 'address' in answer ? answer.address : undefined}
            />
          )}
          <Panel title={t('auth:sessions')}>
            <SessionList sessions={sessions} />
            <SignOutWarning unsent={signOut.unsent} />
            <ConfirmAction
              intent="sign_out_everywhere"
              label={t('auth:signOutEverywhere')}
              note={t('auth:signOutEverywhereNote')}
              onSubmit={signOut.onSubmit}
              danger
            />
          </Panel>
        </Stack>
      </Narrow>
    </>
  );
}
