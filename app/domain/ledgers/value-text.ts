import type { TFunction } from 'i18next';
import { formatWan, yuanToYiText } from '#app/lib/money.ts';
import type { ColumnKind } from './ledger.ts';
import type { CellValue, EventNamed, LooseDay, Money, Person } from './reading.ts';

/** Names of codes in the reader's language. */
export type NameOf = (code: string) => string;

/** What a cell was understood as, in words. */
export function valueText(kind: ColumnKind, value: CellValue, nameOf: NameOf, t: TFunction): string {
  switch (kind) {
    case 'list':
    case 'companies':
    case 'phone':
      return (value as string[]).join('、');
    case 'people':
      return (value as Person[])
        .map(({ name, title, phone }) => [name, title, phone].filter(Boolean).join(' '))
        .join('、');
    case 'money':
      return moneyText(value as Money, t);
    case 'area':
      return t('imports:mu', { area: value });
    case 'day':
      return dayText(value as LooseDay, t);
    case 'period': {
      const { from, to } = value as { from: LooseDay; to: LooseDay };
      const [start, end] = [dayText(from, t), dayText(to, t)];
      return start === end ? start : `${start} – ${end}`;
    }
    case 'county':
    case 'origin':
    case 'chain':
      return nameOf(String(value));
    case 'event': {
      const { name, series, year } = value as EventNamed;
      return [year, series ? nameOf(series) : name].filter(Boolean).join(' ');
    }
    case 'agreement':
      return t(`codes:agreement.${value as 'contract'}`);
    case 'screening':
      return value === 'more' ? t('imports:screeningMore') : t(`codes:screening.${value as 'positive'}`);
    default:
      return String(value);
  }
}

/** From ten million yuan on. */
const YI_DIGITS = 8;

/** Exact, in the unit that people say it in: 亿元 from ten million yuan on, else 万元. */
export function yuanText(yuan: string, t: TFunction): string {
  const [whole = ''] = yuan.split('.');
  return whole.replace('-', '').length >= YI_DIGITS
    ? t('imports:yi', { amount: yuanToYiText(yuan) })
    : t('imports:wan', { amount: formatWan(yuan) });
}

const moneyText = ({ yuan, original, currency }: Money, t: TFunction): string =>
  yuan === null ? `${original ?? ''} ${currency}`.trim() : yuanText(yuan, t);

/** A day no more exact than it was written. */
function dayText({ on, precision }: LooseDay, t: TFunction): string {
  switch (precision) {
    case 'day':
      return on;
    case 'third': {
      const day = Number(on.slice(8));
      return `${on.slice(0, 7)} ${t(`imports:third.${day <= 10 ? 'first' : day <= 20 ? 'second' : 'last'}`)}`;
    }
    case 'month':
      return on.slice(0, 7);
    case 'quarter':
      return `${on.slice(0, 4)} Q${Math.ceil(Number(on.slice(5, 7)) / 3)}`;
    case 'year':
      return on.slice(0, 4);
  }
}
