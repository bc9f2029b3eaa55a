import type { PasswordChange } from '#app/auth/password.schema.ts';
import { hashPassword } from '#app/auth/password.server.ts';
import { closeAllSessions } from '#app/auth/session.server.ts';
import { confirmPassword } from '#app/auth/sign-in.server.ts';
import type { Ctx } from '#app/auth/user.ts';
import { inTransaction } from '#app/db/client.server.ts';
import { recordChange } from '#app/domain/history/audit.server.ts';

/**
 * Changes the user's own password and signs them out everywhere; the caller opens this browser's session anew.
 * @throws Refusal `refused` when the current password is wrong, `busy` after too many guesses
 */
export async function changeOwnPassword(
  ctx: Ctx,
  { currentPassword, newPassword }: PasswordChange,
): Promise<void> {
  await confirmPassword(ctx.user.id, currentPassword);
  const passwordHash = await hashPassword(newPassword);
  await inTransaction(async (tx) => {
    const { id } = ctx.user;
    await tx.user.update({
      where: { id },
      data: { passwordHash, mustChangePassword: false },
      select: { id: true },
    });
    await closeAllSessions(id, tx);
    await recordChange(tx, ctx, { action: 'password', ...self(ctx) });
  });
}

/** Signs the user out of every browser, this one too. */
export async function signOutEverywhere(ctx: Ctx): Promise<void> {
  await inTransaction(async (tx) => {
    await closeAllSessions(ctx.user.id, tx);
    await recordChange(tx, ctx, { action: 'sign_out_everywhere', ...self(ctx) });
  });
}

const self = ({ user }: Ctx) => ({
  subject: 'users' as const,
  id: user.id,
  label: `${user.name}（${user.username}）`,
});
