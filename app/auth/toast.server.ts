import { createCookie } from '@remix-run/node';
import type { Problem } from '#app/lib/refusal.ts';

const toastCookie = createCookie('toast', { path: '/', sameSite: 'lax', httpOnly: true, maxAge: 60 });

/** Headers that make the next page say something once, such as "saved". */
export async function toast(key: string, params?: Problem['params']): Promise<{ 'Set-Cookie': string }> {
  return { 'Set-Cookie': await toastCookie.serialize({ key, params }) };
}

/** What the page before left to say, and the header that takes it away. */
export async function readToast(request: Request): Promise<{ toast: Problem | null; headers: Headers }> {
  const value: unknown = await toastCookie.parse(request.headers.get('cookie'));
  const headers = new Headers();
  if (!value || typeof value !== 'object' || !('key' in value)) return { toast: null, headers };
  headers.append('Set-Cookie', await toastCookie.serialize('', { maxAge: 0 }));
  return { toast: value as Problem, headers };
}
