import type { TFunction } from 'i18next';
import { daysBetween, type LocalDate } from '#app/lib/dates.ts';
import { formatYi, sumYuan, type Yuan } from '#app/lib/money.ts';

export interface ReportData {
  leader: string;
  purpose: string;
  cities: string[];
  startsOn: LocalDate;
  endsOn: LocalDate;
  members: string[];
  visits: {
    companyId: string;
    company: string;
    on: LocalDate;
    place: string;
    guests: { name: string; title: string }[];
    summary: string;
    outcome: string;
    step: string | null;
    owner: string;
    due: string;
    isDone: boolean;
  }[];
  /** Deals the journey or a visit on it is the source of. */
  deals: ReportDeal[];
  /** Other deals its visits touched: worked on, not brought. */
  advanced: ReportDeal[];
}

interface ReportDeal {
  name: string;
  company: string;
  amount: Yuan | null;
  /** Terminated or rescinded: named, but neither counted nor added up. */
  isOver: boolean;
}

export interface Section {
  heading: string;
  paragraphs: string[];
}

/** A journey's report from its records: what it was, whom it met, what came of it, what is still to be done. */
export function reportSections(t: TFunction, data: ReportData): Section[] {
  return [
    { heading: t('documents:report.h1'), paragraphs: basics(t, data) },
    { heading: t('documents:report.h2'), paragraphs: visits(t, data) },
    { heading: t('documents:report.h3'), paragraphs: deals(t, data) },
    { heading: t('documents:report.h4'), paragraphs: steps(t, data) },
  ];
}

/** The report as plain text, one paragraph a line: what is edited and what the document is set from. */
export function reportText(t: TFunction, data: ReportData): string {
  return reportSections(t, data)
    .flatMap(({ heading, paragraphs }) => [heading, ...paragraphs])
    .join('\n');
}

function basics(t: TFunction, data: ReportData): string[] {
  const { startsOn, endsOn, leader, purpose, members } = data;
  const days = daysBetween(startsOn, endsOn) + 1;
  return [
    t('documents:report.basic', {
      from: dayText(t, startsOn),
      to: dayText(t, endsOn),
      days,
      leader,
      cities: data.cities.join('、'),
    }),
    ...(purpose ? [t('documents:report.purpose', { purpose: ended(t, purpose) })] : []),
    t('documents:report.members', { members: members.join('、') }),
    t('documents:report.count', {
      companies: new Set(data.visits.map(({ companyId }) => companyId)).size,
      visits: data.visits.length,
    }),
  ];
}

function visits(t: TFunction, data: ReportData): string[] {
  if (data.visits.length === 0) return [t('documents:report.noVisits')];
  return data.visits.flatMap((visit, index) => {
    const { company, place, summary, outcome, step, owner, due } = visit;
    const guests = visit.guests.map(({ name, title }) => title + name).join('、');
    const day = dayText(t, visit.on);
    return [
      t('documents:report.visit', { number: numeral(index + 1), company }),
      guests
        ? t('documents:report.met', { day, place, guests })
        : t('documents:report.metNobody', { day, place }),
      ...(summary ? [t('documents:report.summary', { text: ended(t, summary) })] : []),
      ...(outcome ? [t('documents:report.outcome', { text: ended(t, outcome) })] : []),
      step
        ? t('documents:report.step', { text: bare(step), owner, due: dayText(t, due) })
        : t('documents:report.noStep'),
    ];
  });
}

function deals(t: TFunction, { deals, advanced }: ReportData): string[] {
  return [...formed(t, deals), ...worked(t, advanced)];
}

/** What the journey brought, with the sum of what is still alive. */
function formed(t: TFunction, deals: ReportDeal[]): string[] {
  const alive = deals.filter(({ isOver }) => !isOver);
  const known = alive.flatMap(({ amount }) => amount ?? []);
  const count = alive.length;
  const head = () => {
    if (count === 0) return t('documents:report.noDeals');
    if (known.length === 0) return t('documents:report.dealsPlain', { count });
    return t('documents:report.deals', { count, amount: formatYi(sumYuan(known)) });
  };
  return [head(), ...deals.map((deal, index) => dealLine(t, deal, index))];
}

function worked(t: TFunction, deals: ReportDeal[]): string[] {
  if (deals.length === 0) return [];
  const head = t('documents:report.advanced', { count: deals.length });
  return [head, ...deals.map((deal, index) => dealLine(t, deal, index))];
}

function dealLine(t: TFunction, { name, company, amount, isOver }: ReportDeal, index: number): string {
  const number = index + 1;
  if (isOver) return t('documents:report.dealOver', { number, name, company });
  if (amount === null) return t('documents:report.dealPlain', { number, name, company });
  return t('documents:report.deal', { number, name, company, amount: formatYi(amount) });
}

function steps(t: TFunction, data: ReportData): string[] {
  const agreed = data.visits.filter(({ step }) => step);
  if (agreed.length === 0) return [t('documents:report.noItems')];
  return agreed.map(({ company, step, owner, due, isDone }, index) => {
    const item = { number: index + 1, company, text: bare(step ?? ''), owner };
    return isDone
      ? t('documents:report.itemDone', item)
      : t('documents:report.item', { ...item, due: dayText(t, due) });
  });
}

function dayText(t: TFunction, day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return day ? t('documents:report.day', { year, month, date }) : '';
}

/** One paragraph, without line breaks or the stop at its end. */
const bare = (text: string) => text.replace(/\s*\n\s*/g, ' ').replace(/[。.；;]$/, '');
const ended = (t: TFunction, text: string) => `${bare(text)}${t('documents:report.stop')}`;

const DIGITS = '〇一二三四五六七八九';

/** A number below a hundred as Chinese headings count: 三, 十二, 二十. */
export function numeral(value: number): string {
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS.charAt(tens)}十`;
  return `${head}${ones === 0 && tens > 0 ? '' : DIGITS.charAt(ones)}`;
}
