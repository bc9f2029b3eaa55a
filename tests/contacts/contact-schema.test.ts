import { describe, expect, test } from 'vitest';
import { loggedFields } from '#app/domain/contacts/contact.mask.ts';
import { contactFilterSchema, contactSchema } from '#app/domain/contacts/contact.schema.ts';

const filled = { name: '王敏', title: '副总裁', phone: '', wechat: '', email: '', notes: '' };
const problems = (values: object) =>
  contactSchema.safeParse(values).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ??
  [];

describe('the contact form', () => {
  test('asks only for a name', () => {
    expect(contactSchema.parse({ name: ' 王  敏 ' })).toEqual({ ...filled, name: '王 敏', title: '' });
    expect(problems({ ...filled, name: '  ' })).toEqual(['name errors:required']);
  });

  test.each([
    '13800001234',
    '１３８ ００００ １２３４',
    '+86 138-0000-1234',
    '0870-2120000 转 8012',
    '0870-2120000/13800001234',
  ])('takes the phone %j', (phone) => expect(problems({ ...filled, phone })).toEqual([]));

  test.each(['王总', '123', 'javascript:alert(1)'])('refuses the phone %j', (phone) => {
    expect(problems({ ...filled, phone })).toEqual(['phone errors:phone']);
  });

  test('refuses an address without @, control characters and endless names', () => {
    expect(problems({ ...filled, email: 'wang' })).toEqual(['email errors:email']);
    expect(problems({ ...filled, name: '王\u202e敏' })).toEqual(['name errors:controlCharacters']);
    expect(problems({ ...filled, name: '王'.repeat(61) })).toEqual(['name errors:tooLong?max=60']);
  });

  test('takes HTML for the text it is', () => {
    expect(contactSchema.parse({ ...filled, name: '<b>王</b>' }).name).toBe('<b>王</b>');
  });
});

test('the list refuses forged conditions', () => {
  expect(contactFilterSchema.safeParse({ sort: 'phone' }).success).toBe(false);
  expect(contactFilterSchema.safeParse({ company: "1' or 1=1" }).success).toBe(false);
});

describe('what the history keeps', () => {
  const before = { ...filled, phone: '13800001234', email: 'wang@example.com', notes: '秘书 13900005678' };

  test('has numbers and addresses masked', () => {
    expect(loggedFields(before)).toEqual({
      name: '王敏',
      title: '副总裁',
      phone: '138****1234',
      wechat: '',
      email: 'w****@example.com',
      notes: '秘书 139****5678',
    });
  });

  test('marks a number that changed only where it is masked', () => {
    expect(loggedFields({ ...before, phone: '13899991234' }, before).phone).toBe('≠ 138****1234');
    expect(loggedFields(before, before).phone).toBe('138****1234');
  });
});
