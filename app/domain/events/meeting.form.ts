import type { readMeeting } from './meeting.queries.server.ts';

/** A meeting as its form holds it: text throughout. */
export function meetingFormValues(meeting: Awaited<ReturnType<typeof readMeeting>>) {
  const { day, time, minutes, place, companyId, guest, counterpart, subject, hostId, version } = meeting;
  return {
    day,
    time,
    minutes: String(minutes),
    place,
    companyId: companyId ?? '',
    guestId: guest?.id ?? '',
    counterpart,
    subject,
    hostId,
    version: String(version),
  };
}
