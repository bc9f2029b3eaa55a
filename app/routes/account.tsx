import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { userAction, userLoader } from '#app/auth/guard.server.ts';
import { closeSession, listSessions } from '#app/auth/session.server.ts';
import { signOutEverywhere } from '#app/domain/users/own-account.commands.server.ts';
import { SessionList } from '#app/domain/users/ui/session-list.tsx';
import { ButtonLink } from '#app/ui/button.tsx';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { SignOutWarning, useSignOut } from '#app/ui/offline/sign-out.tsx';
import { Facts, Narrow, PageHeader, Panel, Stack } from '#app/ui/page.tsx';

export const handle = { title: 'auth:account', texts: ['auth'] };

export const loader = userLoader({}, async ({ ctx, request }) => {
  const { id, name, username, role, teamName } = ctx.user;
  return { name, username, role, teamName, sessions: await listSessions(request, id) };
});

export const action = userAction({}, async ({ ctx, request }) => {
  await signOutEverywhere(ctx);
  throw redirect('/login', { headers: { 'Set-Cookie': await closeSession(request) } });
});

export default function AccountPage() {
  const { name, username, role, teamName, sessions } = useLoaderData<typeof loader>();
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
