import { describe, expect, it } from 'vitest';
import { answerRefusal, refuseForeignOrigin } from '#app/auth/guard.server.ts';
import { refused } from '#app/lib/refusal.ts';

const post = (headers: Record<string, string>) =>
  new Request('http://crm.example/login', { method: 'POST', headers: { host: 'crm.example', ...headers } });

describe('posts from other sites', () => {
  it.each([
    [{ origin: 'http://crm.example', 'sec-fetch-site': 'same-origin' }],
    [{ origin: 'https://crm.example' }],
    [{ 'sec-fetch-site': 'none' }],
    [{}],
  ])('lets %j through', (headers) => {
    expect(() => refuseForeignOrigin(post(headers as Record<string, string>))).not.toThrow();
  });

  it.each([
    [{ origin: 'http://evil.example' }],
    [{ origin: 'http://crm.example.evil.example' }],
    [{ origin: 'http://crm.example:8080' }],
    [{ origin: 'null' }],
    [{ origin: 'nonsense' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('refuses %j', (headers) => {
    expect(() => refuseForeignOrigin(post(headers as Record<string, string>))).toThrow('errors:forbidden');
  });
});

describe('the answer to a refused form', () => {
  it('keeps what was typed, but no secret', async () => {
    const values = {
      username: 'officer',
      password: 'secret',
      newPassword: 'secret',
      token: 'secret',
      version: '3',
    };
    const answer = await answerRefusal(values, async () => {
      throw refused('errors:wrongPassword');
    });
    expect(answer).toMatchObject({
      data: { problems: [{ key: 'errors:wrongPassword' }], values: { username: 'officer', version: '3' } },
      init: { status: 422 },
    });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });
});
