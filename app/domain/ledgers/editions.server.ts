import type { Tx } from '#app/db/client.server.ts';
import { fromDateColumn, type LocalDate } from '#app/lib/dates.ts';
import type { EventNamed } from './reading.ts';

/** An edition of a fair that a ledger names and nobody has entered. */
export interface PlannedEdition {
  series: string;
  name: string;
  year: number;
  ordinal: number | null;
  startsOn: LocalDate;
  endsOn: LocalDate;
}

interface KnownEdition {
  id: string;
  series: string;
  ordinal: number | null;
  startsOn: LocalDate;
  endsOn: LocalDate;
}

/** Finds the editions that rows name; those that do not exist are planned, with the days of what was signed there. */
export class EditionFinder {
  readonly planned = new Map<string, PlannedEdition>();
  private readonly known: KnownEdition[];
  private readonly names: Map<string, string>;

  private constructor(known: KnownEdition[], names: Map<string, string>) {
    this.known = known;
    this.names = names;
  }

  static async load(tx: Tx): Promise<EditionFinder> {
    const editions = await tx.eventEdition.findMany({
      where: { archivedAt: null },
      orderBy: { startsOn: 'asc' },
    });
    const series = await tx.eventSeries.findMany();
    return new EditionFinder(
      editions.map(({ id, seriesCode, ordinal, startsOn, endsOn }) => ({
        ...{ id, series: seriesCode, ordinal },
        ...{ startsOn: fromDateColumn(startsOn), endsOn: fromDateColumn(endsOn) },
      })),
      new Map(series.map(({ code, name }) => [code, name])),
    );
  }

  /**
   * Where a paper was signed: of the editions of that number or year the one that was on that day, else the one nearest
   * to it.
   * @returns the id of the edition, or the key of a planned one
   */
  find({ series, ordinal, year }: EventNamed, signedOn: LocalDate): string | null {
    if (!series || !this.names.has(series)) return null;
    const of = year ?? Number(signedOn.slice(0, 4));
    const fit = this.known.filter(
      (edition) =>
        edition.series === series &&
        (ordinal === null || edition.ordinal === null || edition.ordinal === ordinal) &&
        (edition.startsOn.startsWith(`${of}`) || (ordinal !== null && edition.ordinal === ordinal)),
    );
    const nearest = fit.sort((a, b) => distance(a, signedOn) - distance(b, signedOn))[0];
    return nearest ? nearest.id : this.plan(series, of, ordinal, signedOn);
  }

  /** What an edition is called that is planned; the id itself of another. */
  nameOf(id: string): string {
    const planned = this.planned.get(id);
    return planned ? `${planned.year} ${planned.name}` : id;
  }

  private plan(series: string, year: number, ordinal: number | null, day: LocalDate): string {
    const key = `new ${series} ${year} ${ordinal ?? ''}`.trim();
    const before = this.planned.get(key);
    this.planned.set(key, {
      ...{ series, year, ordinal, name: this.names.get(series) ?? series },
      startsOn: before && before.startsOn < day ? before.startsOn : day,
      endsOn: before && before.endsOn > day ? before.endsOn : day,
    });
    return key;
  }
}

/** How far a day lies outside the days of an edition; 0 on one of them. Days as numbers keep their order. */
function distance({ startsOn, endsOn }: KnownEdition, day: LocalDate): number {
  const at = Date.parse(day);
  return Math.max(0, Date.parse(startsOn) - at, at - Date.parse(endsOn));
}
