import { expect, test } from 'vitest';
import { readSettings } from '#app/server/settings.ts';

test('without any variable: the embedded database with demonstration data, on this machine only', () => {
  expect(readSettings({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: undefined,
    demo: true,
    trustProxy: ['loopback'],
  });
});

test('photos lie in the data folder unless told otherwise', () => {
  expect(readSettings({ DATA_DIR: '/srv/crm' }).filesDir).toBe('/srv/crm/files');
  expect(readSettings({ DATA_DIR: '/srv/crm', FILES_DIR: '/srv/photos' }).filesDir).toBe('/srv/photos');
});

test('a server of the operator’s own gets no demonstration data unless asked for', () => {
  const DATABASE_URL = 'postgresql://crm:secret@db/crm';
  expect(readSettings({ DATABASE_URL }).demo).toBe(false);
  expect(readSettings({ DATABASE_URL, DEMO: '1' }).demo).toBe(true);
  expect(readSettings({ DEMO: '0' }).demo).toBe(false);
});

test('an empty variable counts as not set', () => {
  expect(readSettings({ PORT: '', DATABASE_URL: '', DEMO: '' })).toMatchObject({ port: 3000, demo: true });
});

test.each([
  ['PORT', 'seven'],
  ['PORT', '0'],
  ['PORT', '65536'],
  ['HOST', 'two words'],
  ['DATABASE_URL', 'mysql://u:secret@h/db'],
  ['SESSION_SECRET', 'too short'],
  ['DEMO', 'yes'],
  ['DEMO_PASSWORD', '1234567'],
])('%s=%s is refused by name, without repeating the value', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(new RegExp(`^${name} `));
  expect(() => readSettings({ [name]: value })).not.toThrow(value === '0' ? 'never' : value);
});

test('each wrong setting has one line', () => {
  expect(() => readSettings({ PORT: 'x', DEMO: '2' })).toThrow(/^PORT .*\nDEMO [^\n]*$/);
});

test('a report database needs a main database of its own', () => {
  expect(() => readSettings({ REPORT_DATABASE_URL: 'postgres://a/b' })).toThrow(/REPORT_DATABASE_URL/);
});
