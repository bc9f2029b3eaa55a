import type { Ctx } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { readDesk } from '#app/domain/signings/desk.queries.server.ts';
import { addProjects } from '#app/domain/signings/project.commands.server.ts';
import { signLine, undoSigning } from '#app/domain/signings/sign.commands.server.ts';
import { projectSchema, signSchema, undoSchema } from '#app/domain/signings/signing.schema.ts';
import * as make from '#tests/support/fixtures.ts';

/** An event with its organizer, a team that works deals, and projects to sign: on an `empty` database. */
export async function makeWorld() {
  await make.makeReference();
  const city = await make.makeTeam({ kind: 'city_bureau' });
  const fair = await make.makeTeam({ kind: 'organizer' });
  const bureau = await make.makeTeam({ kind: 'county_bureau', regionCode: '530602' });
  const edition = await make.makeEdition(fair.id, { startsOn: make.TODAY });
  const [organizer, second] = [
    await make.asked('organizer', fair.id),
    await make.asked('organizer', fair.id),
  ];
  const officer = await make.asked('officer', bureau.id);
  return {
    city: await make.asked('city_office', city.id),
    organizer,
    second,
    officer,
    bureau,
    fair,
    edition,
    project: (given: Record<string, unknown> = {}) => projectInput(officer, bureau.id, given),
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

let last = 0;

/** The form of a new project as the browser posts it, read by its schema; it lacks nothing to be signed. */
function projectInput(officer: Ctx, teamId: string, given: Record<string, unknown>) {
  const number = ++last;
  return projectSchema.parse({
    name: `签约项目${number}`,
    content: '建设生产线两条',
    investorName: `签约投资${number}有限公司`,
    countyCode: '530602',
    industryCode: 'C',
    teamId,
    ownerId: officer.user.id,
    screenedBy: '张主任',
    talkOn: '2023-11-01',
    talkPlace: '昆明',
    talkGuest: '王总',
    talkStaffId: officer.user.id,
    talkSummary: '谈妥投资意向',
    kind: 'contract',
    amount: '1.5',
    ...given,
  });
}

/** Puts new projects on the list. @returns their lines in order */
export function prepare(world: World, ...given: Record<string, unknown>[]): Promise<string[]> {
  return addProjects(
    world.organizer,
    world.edition.id,
    null,
    given.map((one) => world.project(one)),
  );
}

export const key = () => crypto.randomUUID().replaceAll('-', '');

export const sign = (ctx: Ctx, id: string, given: Record<string, unknown> = {}) =>
  signLine(ctx, id, signSchema.parse({ key: key(), ...given }));

export const undo = (ctx: Ctx, id: string, given: Record<string, unknown> = {}) =>
  undoSigning(ctx, id, undoSchema.parse({ key: key(), ...given }));

/** The desk as a user sees it. */
export async function deskOf(world: World, ctx: Ctx = world.organizer) {
  const { body: desk } = await readDesk(ctx, world.edition.id, '');
  if (!desk) throw new Error('The desk was not read');
  return desk;
}

export async function lineOf(world: World, id: string) {
  const line = (await deskOf(world)).lines.find((one) => one.id === id);
  if (!line) throw new Error(`No line ${id}`);
  return line;
}

export const dealOf = (lineId: string) =>
  db().deal.findFirstOrThrow({
    where: { signings: { some: { id: lineId } } },
    include: { agreements: { where: { voidedAt: null }, orderBy: { seq: 'asc' } } },
  });
