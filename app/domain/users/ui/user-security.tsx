import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { ConfirmAction } from '#app/ui/confirm-action.tsx';
import { Facts, Panel, Stack } from '#app/ui/page.tsx';
import type { readUser } from '../user.queries.server.ts';

type User = Awaited<ReturnType<typeof readUser>>;

/** How a user stands with signing in, and what an administrator can do about it. */
export function UserSecurity({ user }: { user: User }) {
  const { t } = useTranslation();
  const states = [
    t(user.archived ? 'users:state.archived' : 'users:state.active'),
    user.lockedMinutes > 0 && t('users:state.locked', { minutes: user.lockedMinutes }),
    user.mustChangePassword && t('users:state.mustChange'),
  ];
  return (
    <Panel title={t('users:security')}>
      <Stack>
        <Facts
          items={[
            { label: t('users:filter.state'), value: states.filter(Boolean).join(' · '), wide: true },
            {
              label: t('users:lastLogin'),
              value: user.lastLoginAt ? formatInstant(user.lastLoginAt) : t('users:never'),
            },
            { label: t('users:sessions'), value: t('users:count', { count: user.sessions }) },
          ]}
        />
        <div>
          {user.lockedMinutes > 0 && <ConfirmAction intent="unlock" label={t('users:unlock')} />}
          {user.archived && (
            <ConfirmAction intent="restore" version={user.version} label={t('users:restore')} />
          )}
          {!user.archived && user.may.resetPassword && (
            <ConfirmAction
              intent="reset_password"
              label={t('users:reset')}
              note={t('users:resetNote')}
              doText={t('users:resetDo')}
            />
          )}
          {!user.archived && user.may.archive && (
            <ConfirmAction
              intent="archive"
              version={user.version}
              label={t('users:archive')}
              note={t('users:archiveNote')}
              doText={t('users:archiveDo')}
              danger
            />
          )}
        </div>
      </Stack>
    </Panel>
  );
}
