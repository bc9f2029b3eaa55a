import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { installationState } from '#app/auth/first-user.server.ts';
import { asThrown, parseForm } from '#app/auth/guard.server.ts';
import { localeOf } from '#app/auth/locale.server.ts';
import { publicAction } from '#app/auth/public.server.ts';
import { replaceSession } from '#app/auth/session.server.ts';
import { businessNow } from '#app/db/clock.server.ts';
import { createFirstAdmin } from '#app/domain/users/setup.commands.server.ts';
import { setupSchema } from '#app/domain/users/setup.schema.ts';
import { localDate } from '#app/lib/dates.ts';
import { notFound } from '#app/lib/refusal.ts';
import { Entrance } from '#app/ui/entrance.tsx';
import { ClearSecrets } from '#app/ui/form/clear-secrets.tsx';
import { TextField } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';

export const handle = { title: 'auth:setupTitle', texts: ['auth', 'users'] };

export async function loader({ request }: LoaderFunctionArgs) {
  if ((await installationState()) !== 'empty') throw asThrown(notFound());
  return { token: new URL(request.url).searchParams.get('token') ?? '' };
}

export const action = publicAction(async ({ request, context, values }) => {
  if ((await installationState()) !== 'empty') throw notFound();
  const input = parseForm(setupSchema, values);
  const now = await businessNow();
  const userId = await createFirstAdmin(input, process.env.SETUP_TOKEN ?? '', {
    now,
    today: localDate(now),
    locale: await localeOf(request),
    requestId: context.requestId,
  });
  throw redirect('/', { headers: { 'Set-Cookie': await replaceSession(request, userId, context.secure) } });
});

const SECRETS = ['newPassword', 'repeatPassword'];

export default function SetupPage() {
  const { token } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <Entrance title={t('auth:setupTitle')} note={t('auth:setupText')}>
      <RecordForm
        schema={setupSchema}
        defaults={{ token, organisation: '', username: '', name: '', newPassword: '', repeatPassword: '' }}
        answer={useActionData<typeof action>()}
        submitText={t('auth:setupCreate')}
      >
        <TextField name="token" label={t('auth:setupToken')} hint={t('auth:setupTokenHint')} required />
        <TextField name="organisation" label={t('auth:setupOrganisation')} required maxLength={80} />
        <TextField name="name" label={t('auth:setupName')} autoComplete="name" required maxLength={40} />
        <TextField
          name="username"
          label={t('auth:username')}
          hint={t('users:usernameRule')}
          autoComplete="username"
          required
          maxLength={40}
        />
        <TextField
          name="newPassword"
          label={t('auth:password')}
          hint={t('auth:passwordRule')}
          type="password"
          autoComplete="new-password"
          required
        />
        <TextField
          name="repeatPassword"
          label={t('auth:repeatPassword')}
          type="password"
          autoComplete="new-password"
          required
        />
        <ClearSecrets names={SECRETS} />
      </RecordForm>
    </Entrance>
  );
}
