import { data, type LinksFunction, type LoaderFunctionArgs } from '@remix-run/node';
import {
  Links,
  Meta,
  type MetaFunction,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf, themeOf } from './auth/locale.server.ts';
import { findUser } from './auth/session.server.ts';
import { readToast } from './auth/toast.server.ts';
import { businessNow } from './db/clock.server.ts';
import { i18nFor } from './i18n/i18n.server.ts';
import { problemText } from './i18n/problem-text.ts';
import { localDate } from './lib/dates.ts';
import { useNonce } from './lib/nonce.ts';
import './ui/tokens.css';
import './ui/base.css';
import { areasOf, mayOpen } from './auth/user.ts';
import { createsOf } from './domain/search/creates.ts';
import { readTaskLoad } from './domain/tasks/task-load.queries.server.ts';
import { canLogVisit } from './domain/visits/visit.policy.ts';
import { ErrorPage } from './ui/error-page.tsx';
import { Shell } from './ui/shell.tsx';
import { Texts } from './ui/texts.tsx';
import { type PageHandle, Title } from './ui/title.tsx';

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/icons/apple-touch-icon.png' },
  { rel: 'manifest', href: '/manifest.webmanifest' },
];

export const meta: MetaFunction<typeof loader> = () => [
  { charSet: 'utf-8' },
  { name: 'viewport', content: 'width=device-width, initial-scale=1' },
  { name: 'theme-color', content: '#f7f6f3', media: '(prefers-color-scheme: light)' },
  { name: 'theme-color', content: '#14171a', media: '(prefers-color-scheme: dark)' },
];

/** What the frame around every page needs: who is signed in, language, theme, today, and what to say once. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const [user, locale, theme, { toast, headers }] = await Promise.all([
    findUser(request, context),
    localeOf(request),
    themeOf(request),
    // A page that is kept for later says nothing of today, and leaves it to the page that is open.
    isOfflineCopy(request) ? { toast: null, headers: new Headers() } : readToast(request),
  ]);
  const today = localDate(await businessNow());
  const works = user && !user.mustChangePassword && mayOpen(user.role, 'records');
  const frame = user && {
    id: user.id,
    name: user.name,
    team: user.teamName,
    role: user.role,
    logsVisits: !user.mustChangePassword && canLogVisit(user),
    creates: user.mustChangePassword ? [] : createsOf(user),
    tasks: works ? await readTaskLoad({ user, today }) : null,
    // Nothing else opens before the first password is changed.
    areas: user.mustChangePassword ? [] : areasOf(user.role),
    isDemo: user.isDemo,
  };
  // Worded here: the page it is shown on need not have the texts of the page it comes from.
  const said = toast && problemText((await i18nFor(locale)).t, toast);
  return data({ user: frame, locale, theme, today, toast: said, requestId: context.requestId }, { headers });
}

/** The service worker asks for pages to keep under this header. */
const isOfflineCopy = (request: Request) => request.headers.has('x-offline-copy');

/** Only navigation and posts change the frame; a typed search does not ask for it again. */
export function shouldRevalidate({
  formMethod,
  currentUrl,
  nextUrl,
}: {
  formMethod?: string;
  currentUrl: URL;
  nextUrl: URL;
}) {
  return formMethod !== undefined || currentUrl.pathname !== nextUrl.pathname;
}

export function Layout({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root');
  const nonce = useNonce();
  return (
    <html lang={frame?.locale ?? 'zh-CN'} data-theme={frame?.theme ?? 'auto'}>
      <head>
        <Meta />
        <Title />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  return (
    <Frame>
      <Suspense>
        <Texts>
          <Outlet />
        </Texts>
      </Suspense>
    </Frame>
  );
}

export function ErrorBoundary() {
  const frame = useRouteLoaderData<typeof loader>('root');
  return (
    <Frame>
      <ErrorPage error={useRouteError()} requestId={frame?.requestId ?? ''} />
    </Frame>
  );
}

function Frame({ children }: { children: ReactNode }) {
  const frame = useRouteLoaderData<typeof loader>('root');
  const { t } = useTranslation();
  const isBare = useMatches().some(({ handle }) => (handle as Partial<PageHandle> | undefined)?.bare);
  if (!frame?.user || isBare) return <main id="main">{children}</main>;
  const { tasks } = frame.user;
  return (
    <Shell
      user={{
        ...frame.user,
        roleCode: frame.user.role,
        role: t(`codes:role.${frame.user.role}`),
        tasksDue: tasks ? tasks.overdue + tasks.today + tasks.climbed : 0,
      }}
      locale={frame.locale}
      theme={frame.theme}
      today={frame.today}
      toast={frame.toast}
    >
      {children}
    </Shell>
  );
}
