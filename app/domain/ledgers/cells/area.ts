import Big from 'big.js';
import { dense, failed, isNothing, type Understood } from './understood.ts';

/** Mu of one of the unit: 1 亩 = 2000/3 ㎡. */
const MU: [RegExp, Big][] = [
  [/万(?:平方米|平米|㎡|m2)/i, new Big(15)],
  [/平方(?:公里|千米)|km2/i, new Big(1500)],
  [/平方米|平米|㎡|m2/i, new Big(3).div(2000)],
  [/公顷|hm2/i, new Big(15)],
  [/万亩/, new Big(10_000)],
  [/亩/, new Big(1)],
];
const UNIT = '(?:万?亩|万?平方米|万?平米|平方公里|平方千米|公顷|万?m2|km2|hm2)';
const AREA = new RegExp(`^(\\d+(?:\\.\\d+)?)(${UNIT})?$`, 'i');
const RANGE = new RegExp(`\\d(?:${UNIT})?[-—–~～至到]+\\d`, 'i');
const BEFORE = /^(?:大约|约|预计|计划|拟|需|用地|占地|面积|总|不低于|超过?|近|[:≈])+/;

/** The largest area a project can have, in mu: more than a county. */
const MAX_MU = 10_000_000;

/**
 * Land as people write it, in mu with at most two decimals: 约200亩, 13.3公顷, 20000平方米.
 * @param unit in what a bare number is counted; mu where nothing says otherwise
 */
export function readArea(text: string, unit = '亩'): Understood<string> {
  const whole = dense(text)
    .replace(/(?<=\d),(?=\d{3})/g, '')
    .replace(/[([【][^)\]】]*[)\]】]/g, '');
  const said = (whole.split(/[,;。]?其中/)[0] ?? '').replace(BEFORE, '').replace(/(?:左右|以上|以内)$/, '');
  if (isNothing(said) || isNothing(whole)) return {};
  if (RANGE.test(said)) return failed('areaRange');
  const match = AREA.exec(said.replace(/(?<=\d)[余多](?=万?亩|平|公|$)/, ''));
  if (!match?.[1]) return failed('area');
  const mu = new Big(match[1]).times(MU.find(([pattern]) => pattern.test(match[2] ?? unit))?.[1] ?? 1);
  if (mu.gt(MAX_MU)) return failed('areaAbsurd');
  return { value: mu.round(2, Big.roundHalfUp).toFixed() };
}

/** The unit of land a head, a title or a note names. */
export const areaUnit = (text: string): string | undefined =>
  new RegExp(UNIT, 'i').exec(text.normalize('NFKC'))?.[0];
