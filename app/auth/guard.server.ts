import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import type * as z from 'zod/mini';
import { businessNow } from '#app/db/clock.server.ts';
import { localDate } from '#app/lib/dates.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import type {} from '#app/lib/load-context.ts';
import { notFound, type Problem, Refusal } from '#app/lib/refusal.ts';
import { id as idSchema, problemOf } from '#app/lib/schema.ts';
import { localeOf } from './locale.server.ts';
import { type Posted, readForm } from './read-form.server.ts';
import { readUpload, type Uploaded } from './read-upload.server.ts';
import { findUser, type Use } from './session.server.ts';
import { type Area, type Ctx, type CurrentUser, mayOpen } from './user.ts';

type Args = LoaderFunctionArgs | ActionFunctionArgs;

export interface Guarded {
  ctx: Ctx;
  request: Request;
  url: URL;
  params: Record<string, string | undefined>;
  /** Whether the browser came over TLS, for the cookies it is given. */
  secure: boolean;
}

/** What an action answers when it says no; the page shows the problems beside their fields. */
export interface FormAnswer {
  problems: Problem[];
  /** As typed, so that nothing is lost where JavaScript has not loaded. */
  values: FormValues;
}

/** Marks loaders and actions that went through the guard; a test finds routes that did not. */
export const GUARDED = Symbol.for('guarded');

interface Options {
  /** The part of the product the route belongs to; without one any signed-in user may open it. */
  area?: Area;
  /** Whether a user who must first change the password may open it. */
  beforePasswordChange?: boolean;
  /** What a request says of its user; pages that ask by themselves do not keep a session open. */
  use?: Use;
}

async function admit(args: Args, options: Options): Promise<Guarded> {
  const { request, params, context } = args;
  const url = new URL(request.url);
  const user = await findUser(request, context, options.use);
  // The outbox of a browser names who entered what it sends; it is never saved in another user's name.
  const enteredBy = request.headers.get('x-entered-by');
  if (!user || (enteredBy && enteredBy !== user.id)) {
    const back = url.pathname + url.search.replace(/[?&]_routes=[^&]*/, '');
    throw redirect(back === '/' ? '/login' : `/login?to=${encodeURIComponent(back)}`);
  }
  if (user.mustChangePassword && !options.beforePasswordChange) throw redirect('/password');
  if (options.area && !mayOpen(user.role, options.area)) throw new Refusal('forbidden');
  const now = await businessNow();
  const ctx = {
    user,
    now,
    today: localDate(now),
    locale: await localeOf(request),
    requestId: context.requestId,
  };
  return { ctx, request, url, params, secure: context.secure };
}

/**
 * A loader for signed-in users. Nobody signed in: to the sign-in page and back afterwards. A refusal becomes its
 * status with the problems as body, which the error boundary words.
 */
export function userLoader<T>(options: Options, load: (guarded: Guarded) => Promise<T>) {
  const loader = async (args: LoaderFunctionArgs): Promise<T> => {
    try {
      return await load(await admit(args, options));
    } catch (error) {
      throw asThrown(error);
    }
  };
  return Object.assign(loader, { [GUARDED]: true });
}

/**
 * An action for signed-in users, safe against posts from other sites. What the command refuses is answered
 * with its status, the problems and what was typed.
 */
export function userAction<T>(options: Options, act: (guarded: Guarded & Posted) => Promise<T>) {
  const action = async (args: ActionFunctionArgs) => {
    try {
      refuseForeignOrigin(args.request);
      const guarded = await admit(args, options);
      const posted = await readForm(args.request);
      return await answerRefusal(posted.values, () => act({ ...guarded, ...posted }));
    } catch (error) {
      throw asThrown(error);
    }
  };
  return Object.assign(action, { [GUARDED]: true });
}

/**
 * The same for a form with one large file, which lies on the disk while the action runs. Who may not send one is told
 * before it is read.
 */
export function uploadAction<T>(
  { maxBytes, may, ...options }: Options & { maxBytes: number; may: (user: CurrentUser) => boolean },
  act: (guarded: Guarded & Pick<Uploaded, 'values' | 'upload'>) => Promise<T>,
) {
  const action = async (args: ActionFunctionArgs) => {
    try {
      refuseForeignOrigin(args.request);
      const guarded = await admit(args, options);
      if (!may(guarded.ctx.user)) throw new Refusal('forbidden');
      const { values, upload, remove } = await readUpload(args.request, maxBytes);
      try {
        return await answerRefusal(values, () => act({ ...guarded, values, upload }));
      } finally {
        await remove();
      }
    } catch (error) {
      throw asThrown(error);
    }
  };
  return Object.assign(action, { [GUARDED]: true });
}

/**
 * The same for a route without a page, which answers with JSON: there Remix would send what `data()` holds
 * without its status.
 */
export function resourceAction<T>(options: Options, act: (guarded: Guarded & Posted) => Promise<T>) {
  return userAction(options, (guarded) => answerJson(guarded.values, () => act(guarded)));
}

/** The same for a file that a script of the page sends, answered with JSON. */
export function resourceUpload<T>(
  options: Parameters<typeof uploadAction>[0],
  act: (guarded: Guarded & Pick<Uploaded, 'values' | 'upload'>) => Promise<T>,
) {
  return uploadAction(options, (guarded) => answerJson(guarded.values, () => act(guarded)));
}

async function answerJson<T>(values: FormValues, act: () => Promise<T>): Promise<Response> {
  try {
    return Response.json(await act());
  } catch (error) {
    const { answer, status } = formAnswer(values, error);
    return Response.json(answer, { status });
  }
}

/** Runs an action; what it refuses becomes an answer with its status, the problems and what was typed. */
export async function answerRefusal<T>(values: FormValues, act: () => Promise<T>) {
  try {
    return await act();
  } catch (error) {
    const { answer, status } = formAnswer(values, error);
    return data(answer, { status });
  }
}

/** What a refusal answers to the form it refused. Anything else, and a missing record, is thrown on. */
function formAnswer(values: FormValues, error: unknown): { answer: FormAnswer; status: number } {
  if (!(error instanceof Refusal) || error.kind === 'not_found') throw error;
  const version = error.currentVersion === undefined ? values.version : String(error.currentVersion);
  const typed = Object.fromEntries(Object.entries(values).filter(([name]) => !SECRET.test(name)));
  const answer = { problems: error.problems, values: version ? { ...typed, version } : typed };
  return { answer, status: error.status };
}

/** Fields that are never sent back, not even to whoever typed them. */
const SECRET = /password|token/i;

/** The form as its schema reads it. @throws Refusal `refused` with a problem for each field */
export function parseForm<S extends z.ZodMiniType>(schema: S, values: FormValues): z.output<S> {
  const parsed = schema.safeParse(values);
  if (!parsed.success) throw new Refusal('refused', parsed.error.issues.map(problemOf));
  return parsed.data;
}

/** The id in a record's URL; anything that is no id is a record that does not exist. @throws Refusal `not_found` */
export function recordId(params: Guarded['params'], name = 'id'): string {
  const parsed = idSchema.safeParse(params[name]);
  if (!parsed.success) throw notFound();
  return parsed.data;
}

/** The conditions of a list as its schema reads the URL; empty parameters are no conditions. */
export function parseQuery<S extends z.ZodMiniType>(schema: S, url: URL): z.output<S> {
  return parseForm(schema, Object.fromEntries([...url.searchParams].filter(([, value]) => value !== '')));
}

/** Browsers name the origin of a post; one that is not ours is a forgery. Programs name none. */
export function refuseForeignOrigin(request: Request): void {
  const origin = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  if (origin && URL.canParse(origin) && new URL(origin).host === request.headers.get('host')) return;
  if (origin || (site && site !== 'same-origin' && site !== 'none')) throw new Refusal('forbidden');
}

/** A refusal as the response that the error boundary words; anything else as it is. */
export function asThrown(error: unknown): unknown {
  return error instanceof Refusal
    ? Response.json({ problems: error.problems }, { status: error.status })
    : error;
}
