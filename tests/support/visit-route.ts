import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';

interface Options {
  cookie?: string;
  form?: Record<string, string> | FormData;
  secure?: boolean;
  ip?: string;
  headers?: Record<string, string>;
  params?: Record<string, string>;
}

/** What the server would hand a loader or action for this request. */
export function routeArgs(path: string, options: Options = {}): LoaderFunctionArgs & ActionFunctionArgs {
  const { cookie, form, secure = false, ip = '192.0.2.1', params = {} } = options;
  const headers = new Headers({ host: 'localhost', ...options.headers, ...(cookie && { cookie }) });
  const body = form instanceof FormData ? form : form && new URLSearchParams(form);
  const request = new Request(`http://localhost${path}`, { method: form ? 'POST' : 'GET', headers, body });
  return { request, params, context: { nonce: 'n', requestId: 'r', secure, ip } };
}

/** What a handler answers, thrown or returned: redirects and refusals are thrown. */
export async function answerOf(handler: Promise<unknown>): Promise<unknown> {
  return handler.catch((thrown: unknown) => thrown);
}

/** The same, where a response is expected: a redirect, or a refusal with its problems. */
export async function responseOf(handler: Promise<unknown>): Promise<Response> {
  const answer = await answerOf(handler);
  if (!(answer instanceof Response)) throw new Error(`No response: ${JSON.stringify(answer)}`);
  return answer;
}
