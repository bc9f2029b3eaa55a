import { describe, expect, it } from 'vitest';
import { passwordChangeSchema, passwordProblem } from '#app/auth/password.schema.ts';
import { problemOf } from '#app/lib/schema.ts';

describe('a new password', () => {
  it.each([
    ['', 'errors:required'],
    ['short', 'errors:passwordShort?min=10'],
    ['九个字的密码不够长', 'errors:passwordShort?min=10'],
    ['x'.repeat(129), 'errors:passwordLong?max=128'],
    ['my-Officer-secret', 'errors:passwordIsName'],
    ['correct horse', undefined],
    ['十个汉字的密码就够长了', undefined],
    ['x'.repeat(128), undefined],
  ])('%s → %s', (password, problem) => {
    expect(passwordProblem(password, 'officer')).toBe(problem);
  });

  const change = (form: Record<string, string>) => {
    const parsed = passwordChangeSchema('officer').safeParse(form);
    return parsed.error?.issues.map(problemOf).map(({ key, field }) => `${field} ${key}`);
  };

  it('must be repeated and differ from the current one', () => {
    const [currentPassword, newPassword] = ['the old password', 'the new password'];
    expect(change({ currentPassword, newPassword, repeatPassword: newPassword })).toBeUndefined();
    expect(change({ currentPassword, newPassword, repeatPassword: 'another thing' })).toEqual([
      'repeatPassword errors:passwordRepeat',
    ]);
    expect(
      change({ currentPassword, newPassword: currentPassword, repeatPassword: currentPassword }),
    ).toEqual(['newPassword errors:passwordSame']);
    expect(change({})).toContain('currentPassword errors:required');
  });
});
