import { expect, it } from 'vitest';
import { matchingActions } from '#app/ui/search/actions.ts';

const ACTIONS = [
  { to: '/deals', text: '项目' },
  { to: '/deals/new', text: '新建项目' },
  { to: '/trips', text: '外出招商' },
];

it.each([
  ['', ['/deals', '/deals/new', '/trips']],
  ['项目', ['/deals', '/deals/new']],
  ['xiangmu', ['/deals', '/deals/new']],
  ['xjxm', ['/deals/new']],
  ['项目 新建', ['/deals/new']],
  ['ＷＣＺＳ', ['/trips']],
  ['没有', []],
])('finds actions by %s', (typed, found) => {
  expect(matchingActions(ACTIONS, typed).map(({ to }) => to)).toEqual(found);
});
