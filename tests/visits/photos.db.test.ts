import { utimes } from 'node:fs/promises';
import path from 'node:path';
import exifr from 'exifr';
import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Ctx, ROLES, type Role } from '#app/auth/user.ts';
import { db } from '#app/db/client.server.ts';
import { keepFile, settling } from '#app/db/files.server.ts';
import { addPhoto, archivePhoto, restorePhoto } from '#app/domain/visits/photo.commands.server.ts';
import { readPhoto } from '#app/domain/visits/photo.queries.server.ts';
import { sweepDaily } from '#app/server/sweep.ts';
import { newKey } from '#app/ui/outbox/outbox.ts';
import { useDatabase } from '#tests/support/database.ts';
import { makeShot, useFiles } from '#tests/support/files.ts';
import {
  asked,
  makeCompany,
  makeEdition,
  makeReference,
  makeTeam,
  makeVisit,
} from '#tests/support/fixtures.ts';

useDatabase('empty');
const files = useFiles();

let officer: Ctx;
let stranger: Ctx;
let visit: { id: string };
let editionId: string;
let teams: { own: string; fair: string };

beforeAll(async () => {
  await makeReference();
  const [own, other, fair] = await Promise.all([
    makeTeam({ kind: 'county_bureau', regionCode: '530602' }),
    makeTeam(),
    makeTeam({ kind: 'organizer' }),
  ]);
  teams = { own: own.id, fair: fair.id };
  editionId = (await makeEdition(fair.id)).id;
  officer = await asked('officer', own.id);
  stranger = await asked('officer', other.id);
});

beforeEach(async () => {
  const company = await makeCompany(teams.own);
  visit = await makeVisit(company.id, officer.user, { editionId });
});

const add = (content: Uint8Array, ctx = officer, key: string | null = null) =>
  addPhoto(ctx, visit.id, key, { content });
const rowOf = ({ id }: { id: string }) => db().visitPhoto.findUniqueOrThrow({ where: { id } });
const refusedWith = (key: string) => ({ status: 422, problems: [{ key, field: 'photos' }] });

describe('a photo', () => {
  it('is kept upright, without what the camera noted; that stands in its row', async () => {
    const shot = await makeShot({
      orientation: 6,
      takenAt: '2023:11:10 14:30:05',
      place: { latitude: '27/1 20/1 30/1', longitude: '103/1 43/1 0/1' },
    });
    expect((await exifr.gps(shot)).latitude).toBeCloseTo(27.341667, 5);
    const added = await add(shot);
    const row = await rowOf(added);
    expect(row).toMatchObject({ width: 400, height: 600, takenAt: '2023-11-10 14:30' });
    expect([row.latitude?.toFixed(6), row.longitude?.toFixed(6)]).toEqual(['27.341667', '103.716667']);
    const kept = await readPhoto(officer, added.id, false);
    expect(row.bytes).toBe(kept.length);
    expect(await sharp(kept).metadata()).toMatchObject({ format: 'jpeg', width: 400, height: 600 });
    const { exif, icc, xmp, iptc, orientation } = await sharp(kept).metadata();
    expect([exif, icc, xmp, iptc, orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    // Held upright, the left of the sensor is the top of the picture.
    const [top] = await sharp(kept).extract({ left: 200, top: 50, width: 1, height: 1 }).raw().toBuffer();
    const [bottom] = await sharp(kept).extract({ left: 200, top: 550, width: 1, height: 1 }).raw().toBuffer();
    expect([(top ?? 0) > 200, (bottom ?? 255) < 60]).toEqual([true, true]);
  });

  it('is made smaller, with a small square beside it, both under a name nobody can guess', async () => {
    const added = await add(await makeShot({ width: 4200, height: 2100 }));
    expect(await rowOf(added)).toMatchObject({ width: 2000, height: 1000 });
    const small = await sharp(await readPhoto(officer, added.id, true)).metadata();
    expect(small).toMatchObject({ format: 'jpeg', width: 320, height: 320 });
    const { file } = await rowOf(added);
    expect(file).toMatch(/^[0-9a-f]{32}$/);
    expect(await files.list()).toEqual(expect.arrayContaining([file, `${file}.small`]));
  });

  it.each(['png', 'webp'] as const)('may be a %s', async (format) => {
    const clear = { create: { width: 20, height: 10, channels: 4, background: '#0000' } } as const;
    const added = await add(await sharp(clear)[format]().toBuffer());
    const [red] = await sharp(await readPhoto(officer, added.id, false))
      .raw()
      .toBuffer();
    expect(red).toBeGreaterThan(250);
  });

  it('has the time and place the browser read of the original, else its own', async () => {
    const shot = await makeShot({ takenAt: '2023:11:10 14:30:05' });
    const notes = { takenAt: '2023-11-09 08:00', latitude: 27.3, longitude: 103.7 };
    const told = await rowOf(await addPhoto(officer, visit.id, null, { content: shot, notes }));
    expect([told.takenAt, Number(told.latitude)]).toEqual(['2023-11-09 08:00', 27.3]);
    const blank = { takenAt: null, latitude: null, longitude: null };
    const own = await rowOf(await addPhoto(officer, visit.id, null, { content: shot, notes: blank }));
    expect([own.takenAt, own.latitude]).toEqual(['2023-11-10 14:30', null]);
  });

  it('sent again with its key is one, also at the same moment, with one pair of files', async () => {
    const before = (await files.list()).length;
    const [shot, key] = [await makeShot(), newKey()];
    const answers = await Promise.all([add(shot, officer, key), add(shot, officer, key)]);
    answers.push(await add(shot, officer, key));
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    expect(await db().visitPhoto.count({ where: { visitId: visit.id } })).toBe(1);
    expect((await files.list()).length - before).toBe(2);
    const audit = { subjectType: 'visits', subjectId: visit.id, action: 'photo' };
    expect(await db().auditEntry.count({ where: audit })).toBe(1);
  });

  it('can be taken out and brought back; out, nobody is shown it', async () => {
    const { id } = await add(await makeShot());
    expect(await archivePhoto(officer, id)).toEqual({ visitId: visit.id });
    await expect(readPhoto(officer, id, false)).rejects.toMatchObject({ status: 404 });
    await expect(archivePhoto(officer, id)).rejects.toMatchObject({ status: 404 });
    await restorePhoto(officer, id);
    expect((await readPhoto(officer, id, true)).length).toBeGreaterThan(100);
  });
});

describe('what is no photo is refused, and nothing of it is kept', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>';
  const cases: [what: string, content: () => Promise<Uint8Array>, key: string][] = [
    ['text', async () => Buffer.from('not a picture'), 'visits:problem.photoType'],
    ['nothing', async () => Buffer.alloc(0), 'visits:problem.photoType'],
    ['svg', async () => Buffer.from(svg), 'visits:problem.photoType'],
    [
      'gif',
      async () =>
        sharp(await makeShot())
          .gif()
          .toBuffer(),
      'visits:problem.photoType',
    ],
    [
      'a page that begins like a JPEG',
      async () => Buffer.from(`\xff\xd8\xff${svg}`, 'latin1'),
      'visits:problem.photoType',
    ],
    [
      'half a JPEG',
      async () => {
        const shot = await makeShot();
        return shot.subarray(0, Math.floor(shot.length / 2));
      },
      'visits:problem.photoType',
    ],
    [
      'a bomb',
      async () =>
        sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' } })
          .png({ compressionLevel: 9 })
          .toBuffer(),
      'visits:problem.photoPixels',
    ],
    [
      'too many bytes',
      async () => Buffer.concat([await makeShot(), Buffer.alloc(12 << 20)]),
      'visits:problem.photoBytes',
    ],
  ];

  it.each(cases)('%s', async (_what, content, key) => {
    const before = await files.list();
    await expect(add(await content())).rejects.toMatchObject(refusedWith(key));
    expect(await files.list()).toEqual(before);
    expect(await db().visitPhoto.count({ where: { visitId: visit.id } })).toBe(0);
  });
});

describe('the files of a save that fails', () => {
  it('go with its rows', async () => {
    const before = await files.list();
    await db()
      .$executeRaw`ALTER TABLE audit_entry ADD CONSTRAINT no_photos CHECK (action <> 'photo') NOT VALID`;
    await expect(add(await makeShot())).rejects.toThrow('no_photos');
    await db().$executeRaw`ALTER TABLE audit_entry DROP CONSTRAINT no_photos`;
    expect(await files.list()).toEqual(before);
    await add(await makeShot());
    expect((await files.list()).length).toBe(before.length + 2);
  });

  it('are settled by the sweep when nobody heard its end: those a row names stay', async () => {
    const before = await files.list();
    const { file } = await rowOf(await add(await makeShot()));
    const named = [file, `${file}.small`];
    const lost = ['a'.repeat(32), `${'a'.repeat(32)}.small`];
    const stopped = settling([...named, ...lost], async () => {
      for (const name of lost) await keepFile(name, Buffer.from('1'));
      throw new Error('the machine stops');
    });
    await expect(stopped).rejects.toThrow('stops');
    const query = (text: string, values: unknown[]) =>
      db()
        .$queryRawUnsafe<{ name: string }[]>(text, ...values)
        .then((rows) => ({ rows }));
    await sweepDaily(query)();
    expect((await files.list()).length, 'a save of today is left alone').toBe(before.length + 8);
    const yesterday = (Date.now() - 25 * 3_600_000) / 1000;
    for (const name of [...named, ...lost])
      await utimes(path.join(process.env.FILES_DIR ?? '', 'unsettled', name), yesterday, yesterday);
    await sweepDaily(query)();
    expect((await files.list()).sort()).toEqual([...before, ...named].sort());
  });
});

describe('scope', () => {
  const shown: Record<Role, number> = {
    officer: 200,
    lead: 200,
    county_office: 200,
    city_office: 200,
    organizer: 200,
    official: 200,
    admin: 404,
    auditor: 404,
  };
  const added: Record<Role, number> = {
    ...shown,
    organizer: 403,
    official: 403,
  };
  const statusOf = (attempt: Promise<unknown>) =>
    attempt.then(
      () => 200,
      (refusal: { status: number }) => refusal.status,
    );

  it.each(ROLES)('%s', async (role) => {
    const { id } = await add(await makeShot());
    const ctx = await asked(role, role === 'organizer' ? teams.fair : teams.own);
    expect(await statusOf(readPhoto(ctx, id, false))).toBe(shown[role]);
    expect(await statusOf(add(await makeShot(), ctx))).toBe(added[role]);
    expect(await statusOf(archivePhoto(ctx, id))).toBe(added[role]);
  });

  it('another team sees and adds nothing', async () => {
    const { id } = await add(await makeShot());
    expect(await statusOf(readPhoto(stranger, id, true))).toBe(404);
    expect(await statusOf(add(await makeShot(), stranger))).toBe(404);
    expect(await statusOf(archivePhoto(stranger, id))).toBe(404);
  });
});
