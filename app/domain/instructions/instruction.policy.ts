import type { CurrentUser } from '#app/auth/user.ts';
import type { InstructionStep } from './instruction.rules.ts';

/** What the policy asks of an instruction: who gave it, and whose it is to answer. */
export interface InstructionHeld {
  givenById: string;
  ownerId: string;
  ownerTeamId: string;
}

/** Officials alone leave instructions; nobody does so on their behalf. */
export const canInstruct = (user: CurrentUser): boolean => user.role === 'official';

/**
 * Who answers an instruction, takes the answer back and hands the task over: its owner, the lead and the county
 * office of the owner's team, and the city office. Whether the answer will do is the giver's to say, who alone
 * closes, sends back, rewords and withdraws.
 */
export function canInstruction(user: CurrentUser, step: InstructionStep, held: InstructionHeld): boolean {
  switch (step) {
    case 'answer':
    case 'takeBack':
    case 'handOver':
      return canAnswer(user, held);
    default:
      return canInstruct(user) && held.givenById === user.id;
  }
}

/** Who answers, as far as it is not a question of the giver. */
export function canAnswer(
  user: CurrentUser,
  { ownerId, ownerTeamId }: Pick<InstructionHeld, 'ownerId' | 'ownerTeamId'>,
): boolean {
  switch (user.role) {
    case 'city_office':
      return true;
    case 'officer':
      return ownerId === user.id;
    case 'lead':
    case 'county_office':
      return ownerId === user.id || user.teamIds.includes(ownerTeamId);
    default:
      return false;
  }
}
