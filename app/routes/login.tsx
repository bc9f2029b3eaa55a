import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { installationState } from '#app/auth/first-user.server.ts';
import { parseForm } from '#app/auth/guard.server.ts';
import { loginSchema } from '#app/auth/login.schema.ts';
import { publicAction } from '#app/auth/public.server.ts';
import { findUser, replaceSession } from '#app/auth/session.server.ts';
import { signIn } from '#app/auth/sign-in.server.ts';
import { localPath } from '#app/lib/local-path.ts';
import { Entrance } from '#app/ui/entrance.tsx';
import { ClearSecrets } from '#app/ui/form/clear-secrets.tsx';
import { TextField } from '#app/ui/form/fields.tsx';
import { RecordForm } from '#app/ui/form/record-form.tsx';

export const handle = { title: 'auth:title', texts: ['auth'] };

export async function loader({ request, context }: LoaderFunctionArgs) {
  if (await findUser(request, context)) throw redirect(wantedPath(request));
  const state = await installationState();
  if (state === 'empty') throw redirect('/setup');
  return { isDemo: state === 'demo' };
}

export const action = publicAction(async ({ request, context, values }) => {
  const { username, password } = parseForm(loginSchema, values);
  const userId = await signIn(username, password, context.ip);
  const cookie = await replaceSession(request, userId, context.secure);
  throw redirect(wantedPath(request), { headers: { 'Set-Cookie': cookie } });
});

const wantedPath = (request: Request) => localPath(new URL(request.url).searchParams.get('to'));

export default function LoginPage() {
  const { isDemo } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <Entrance title={t('auth:lead')} note={isDemo && t('auth:demoHint')}>
      <RecordForm
        schema={loginSchema}
        defaults={{ username: '', password: '' }}
        answer={useActionData<typeof action>()}
        submitText={t('auth:signIn')}
      >
        <TextField name="username" label={t('auth:username')} autoComplete="username" maxLength={40} />
        <TextField
          name="password"
          label={t('auth:password')}
          type="password"
          autoComplete="current-password"
          maxLength={128}
        />
        <ClearSecrets names={['password']} />
      </RecordForm>
    </Entrance>
  );
}
