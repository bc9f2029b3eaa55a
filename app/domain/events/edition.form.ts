import type { Edition } from './edition.queries.server.ts';

/** An edition as its form holds it: text throughout. */
export function editionFormValues(edition: Edition) {
  return {
    version: String(edition.version),
    seriesCode: edition.seriesCode,
    title: edition.title,
    ordinal: String(edition.ordinal ?? ''),
    startsOn: edition.startsOn,
    endsOn: edition.endsOn,
    venue: edition.venue,
    participation: edition.participation,
    organizerTeamId: edition.organizerTeamId ?? '',
  };
}
