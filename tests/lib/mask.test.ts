import { describe, expect, test } from 'vitest';
import { maskPhone, maskText, maskWithin } from '#app/lib/mask.ts';

test.each([
  ['13800001234', '138****1234'],
  ['138 0000 1234', '138****1234'],
  ['１３８００００１２３４', '138****1234'],
  ['+86 13800001234', '861****1234'],
  ['0870-2123456', '087****3456'],
  ['2123456', '****56'],
  ['12345', '****'],
  ['', ''],
  ['  ', ''],
])('the phone %j reads %j', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown);
});

test.each([
  ['wxid_abcd', 'w****'],
  ['x', '****'],
  ['demo0001@example.com', 'd****@example.com'],
  ['a@example.com', '****@example.com'],
  ['', ''],
])('the account %j reads %j', (text, shown) => {
  expect(maskText(text)).toBe(shown);
});

describe('free text', () => {
  test('loses its numbers and addresses', () => {
    expect(maskWithin('秘书 13900005678，邮箱 wang@example.com，周三方便')).toBe(
      '秘书 139****5678，邮箱 w****@example.com，周三方便',
    );
  });

  test.each([
    ['电话１３８００００１２３４。', '电话138****1234。'],
    ['手机138.8888.1234', '手机138****1234'],
    ['１３８．８８８８．１２３４', '138****1234'],
    ['办公室0870.2123456', '办公室087****3456'],
    ['+86.138.8888.1234', '861****1234'],
    ['138－8888－1234', '138****1234'],
    ['138　8888　1234', '138****1234'],
  ])('hides %j', (text, shown) => {
    expect(maskWithin(text)).toBe(shown);
  });

  test.each(['2023.11.12', '２０２３－１１－１２', '1240.90 亿元', '12345.67 万元', '第 134 届'])(
    'keeps %j',
    (text) => {
      expect(maskWithin(text)).toBe(text);
    },
  );

  test('keeps years, days and small figures', () => {
    expect(maskWithin('2023-11-12 谈了 3 次，约 5000 万')).toBe('2023-11-12 谈了 3 次，约 5000 万');
  });
});
