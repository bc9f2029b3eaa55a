import { describe, expect, it } from 'vitest';
import { type CurrentUser, ROLES, type Role } from '#app/auth/user.ts';
import { canInstruct, canInstruction } from '#app/domain/instructions/instruction.policy.ts';
import {
  INSTRUCTION_STATES,
  type InstructionStep,
  isPossible,
  stateOf,
} from '#app/domain/instructions/instruction.rules.ts';

const user = (role: Role): CurrentUser => ({
  id: 'me',
  username: 'me',
  name: '我',
  role,
  teamId: 'team',
  teamName: '团队',
  regionCode: null,
  teamIds: role === 'lead' ? ['team', 'below'] : ['team'],
  mustChangePassword: false,
  isDemo: false,
});

const HELD = {
  mine: { givenById: 'leader', ownerId: 'me', ownerTeamId: 'team' },
  'a colleague’s': { givenById: 'leader', ownerId: 'else', ownerTeamId: 'team' },
  'of a team below': { givenById: 'leader', ownerId: 'else', ownerTeamId: 'below' },
  'someone else’s': { givenById: 'leader', ownerId: 'else', ownerTeamId: 'elsewhere' },
  'given by me': { givenById: 'me', ownerId: 'else', ownerTeamId: 'elsewhere' },
};
type Which = keyof typeof HELD;

const ANSWER: Record<Role, Which[]> = {
  officer: ['mine'],
  lead: ['mine', 'a colleague’s', 'of a team below'],
  county_office: ['mine', 'a colleague’s'],
  city_office: Object.keys(HELD) as Which[],
  organizer: [],
  official: [],
  admin: [],
  auditor: [],
};
const OF_THE_OWNER: InstructionStep[] = ['answer', 'takeBack', 'handOver'];
const OF_THE_GIVER: InstructionStep[] = ['close', 'reopen', 'revise', 'sendBack', 'withdraw', 'restore'];

describe.each(ROLES)('%s', (role) => {
  it('leaves instructions as an official only', () => {
    expect(canInstruct(user(role))).toBe(role === 'official');
  });

  it.each(Object.keys(HELD) as Which[])('an instruction that is %s', (which) => {
    for (const step of OF_THE_OWNER) {
      expect(canInstruction(user(role), step, HELD[which]), step).toBe(ANSWER[role].includes(which));
    }
    for (const step of OF_THE_GIVER) {
      const may = role === 'official' && which === 'given by me';
      expect(canInstruction(user(role), step, HELD[which]), step).toBe(may);
    }
  });
});

describe('an instruction', () => {
  const open = { dueOn: '2023-11-12', doneAt: null, closedAt: null, archivedAt: null };

  it('is overdue from the day after it was due, until it is answered', () => {
    expect(stateOf(open, '2023-11-12')).toBe('open');
    expect(stateOf(open, '2023-11-13')).toBe('overdue');
    expect(stateOf({ ...open, doneAt: 1 }, '2023-11-13')).toBe('done');
    expect(stateOf({ ...open, doneAt: 1, closedAt: 1 }, '2023-11-13')).toBe('closed');
    expect(stateOf({ ...open, archivedAt: 1 }, '2023-11-13')).toBe('withdrawn');
  });

  it('allows in each state what makes sense there', () => {
    const possible = Object.fromEntries(
      INSTRUCTION_STATES.map((state) => [
        state,
        [...OF_THE_OWNER, ...OF_THE_GIVER].filter((step) => isPossible(step, state)),
      ]),
    );
    expect(possible).toEqual({
      open: ['answer', 'handOver', 'revise', 'withdraw'],
      overdue: ['answer', 'handOver', 'revise', 'withdraw'],
      done: ['takeBack', 'close', 'sendBack', 'withdraw'],
      closed: ['reopen', 'withdraw'],
      withdrawn: ['restore'],
    });
  });
});
