import { describe, expect, it } from 'vitest';
import { type CalendarEntry, toIcs } from '#app/reports/calendar/ics.server.ts';

const NOW = new Date('2023-11-12T09:30:00+08:00');
const file = (entry: Partial<CalendarEntry>) =>
  toIcs('日程', [{ uid: 'trip-1', title: '外出', from: '2023-11-20', ...entry }], NOW);
/** Lines as a reader of the format has them, folded ones joined again. */
const lines = (ics: string) => ics.replaceAll(/\r\n[ \t]/g, '').split('\r\n');

describe('a calendar file', () => {
  it('has whole days with the day after the last as their end', () => {
    expect(lines(file({ to: '2023-11-22' }))).toEqual(
      expect.arrayContaining([
        'BEGIN:VCALENDAR',
        'UID:trip-1@zhaoshang-crm',
        'DTSTART;VALUE=DATE:20231120',
        'DTEND;VALUE=DATE:20231123',
        'END:VCALENDAR',
      ]),
    );
  });

  it('has times as the instants they are in Shanghai', () => {
    expect(lines(file({ time: '09:30', minutes: 30 }))).toEqual(
      expect.arrayContaining(['DTSTART:20231120T013000Z', 'DURATION:PT30M']),
    );
    expect(lines(file({ time: '07:00' }))).toContain('DTSTART:20231119T230000Z');
  });

  it('escapes what the format uses itself', () => {
    const found = lines(file({ title: '北京, 天津; 上海\\南京', note: '第一行\n第二行' }));
    expect(found).toContain('SUMMARY:北京\\, 天津\\; 上海\\\\南京');
    expect(found).toContain('DESCRIPTION:第一行\\n第二行');
  });

  it('folds long lines at 75 octets and cuts no character, and joined they are the text', () => {
    const note = '推进铝精深加工𬭼项目，商定用电和用地条件😀。'.repeat(12);
    const ics = file({ note });
    const octets = ics.split('\r\n').map((line) => Buffer.byteLength(line));
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(octets.filter((count) => count > 70).length).toBeGreaterThan(8);
    expect(Buffer.from(ics).toString()).toBe(ics);
    expect(lines(ics)).toContain(`DESCRIPTION:${note}`);
  });

  it('tells no phone number', () => {
    const ics = file({ title: '拜访 13800001234', place: '电话 13800001234', note: '联系 13800001234' });
    expect(ics).not.toContain('13800001234');
    expect(ics).toContain('138****1234');
  });

  it('is a calendar without entries, too', () => {
    expect(toIcs('日程', [], NOW)).toContain('BEGIN:VCALENDAR');
  });
});
