import { expect, it } from 'vitest';
import { stateOf } from '#app/domain/events/ui/tapped.ts';

const out = { id: 'g', checkedInAt: null };
const arrived = { id: 'g', checkedInAt: '2023-11-12T01:30:00.000Z' };

function tap(intent: 'in' | 'out', state: 'waiting' | 'sending' | 'attention' = 'waiting', guest = 'g') {
  return { action: `/guests/${guest}/check-in`, fields: [['intent', intent]] as [string, string][], state };
}

it.each([
  ['nothing tapped', out, [], false, false],
  ['one tap', out, [tap('in', 'sending')], true, true],
  ['a tap taken back, both unsent', out, [tap('in', 'sending'), tap('out')], false, true],
  ['a tap taken back and tapped again', out, [tap('in'), tap('out'), tap('in')], true, true],
  ['a recorded arrival that is taken back', arrived, [tap('out')], false, true],
  ['an undo taken back', arrived, [tap('out'), tap('in')], true, true],
  ['a tap on somebody else', out, [tap('in', 'waiting', 'h')], false, false],
])('a guest stands as the last tap leaves it: %s', (_name, guest, taps, isIn, isWaiting) => {
  expect(stateOf(guest, taps)).toEqual({ isIn, isWaiting, isRefused: false });
});

it('a refused tap checks nobody in and nobody out', () => {
  expect(stateOf(out, [tap('in', 'attention')])).toEqual({ isIn: false, isWaiting: false, isRefused: true });
  expect(stateOf(arrived, [tap('out', 'attention')])).toMatchObject({ isIn: true, isRefused: true });
  expect(stateOf(out, [tap('in', 'attention'), tap('in')])).toMatchObject({ isIn: true, isWaiting: true });
});
