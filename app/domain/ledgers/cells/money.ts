import Big from 'big.js';
import { MAX_YUAN, WAN, YI } from '#app/lib/money.ts';
import type { Money } from '../reading.ts';
import { dense, failed, isNothing, type Understood, warned } from './understood.ts';

const CURRENCY: [RegExp, string][] = [
  [/美元|美金|usd|us\$|\$/i, 'USD'],
  [/港元|港币|hkd|hk\$/i, 'HKD'],
  [/欧元|eur|€/i, 'EUR'],
  [/日元|日圆|jpy/i, 'JPY'],
  [/新加坡元|新加坡币|新元|sgd/i, 'SGD'],
  [/英镑|gbp|£/i, 'GBP'],
];
const SCALES: Record<string, Big> = {
  千: new Big(1000),
  万: WAN,
  百万: WAN.times(100),
  千万: WAN.times(1000),
  亿: YI,
  '': new Big(1),
};

const NUMBER = '\\d+(?:\\.\\d+)?';
const SCALE = '(?:千万|百万|[千万亿萬億])';
const MONEY_WORD =
  '(?:人民币|美元|美金|港元|港币|欧元|日元|日圆|新加坡元|新加坡币|新元|英镑|元|usd|hkd|eur|jpy|sgd|gbp|rmb|cny)';
const AMOUNT = new RegExp(
  `^(${NUMBER})(${SCALE})?(?:${MONEY_WORD})*(?:(${NUMBER})(${SCALE})(?:${MONEY_WORD})*)?$`,
  'i',
);
const RANGE = new RegExp(`${NUMBER}(?:${SCALE})?(?:${MONEY_WORD})?[-—–~～至到]+${NUMBER}`, 'i');
const BEFORE =
  /^(?:人民币|大约|约|预计|计划|拟|总投资|投资额?|估算|暂定|合计|不低于|不少于|超过?|近|达到?|为|[:≈>≥])+/;
const AFTER = /(?:左右|上下|以上|以内|余|多|整|不等)+$/;
/** 100余万元, 3亿多元: what stands inside goes as well as what stands at the end. */
const INSIDE = /(?<=\d|[万亿])[余多](?=[千万亿元])/g;
const SIGNS = /us\$|hk\$|[$€£¥￥]/gi;

/**
 * An amount as people write it: 约3.5亿, 5000万元, 1亿2000万, ¥300万, 0.8亿美元, full-width digits, thousands separators.
 * What stands in brackets or after 其中 explains and is left out.
 * @param unit in what a bare number is counted, such as 万元 or 万美元; without one a bare number is not understood
 */
export function readMoney(text: string, unit?: string): Understood<Money> {
  const whole = dense(text).replace(/(?<=\d),(?=\d{3})/g, '');
  const bare = whole.replace(/[([【](?![亿万千元])[^)\]】]*[)\]】]/g, '').replace(/[()[\]【】]/g, '');
  const said = bare.split(/[,;。]?其中/)[0] ?? '';
  if (isNothing(said)) return {};
  if (RANGE.test(said)) return failed('amountRange');
  const stripped = said.replace(SIGNS, '').replace(BEFORE, '').replace(AFTER, '').replace(INSIDE, '');
  if (/^-\d/.test(stripped)) return failed('amountNegative');
  const match = AMOUNT.exec(stripped);
  if (!match) return failed('amount');
  const [, first = '', scale, second, secondScale] = match;
  const hasUnit = scale !== undefined || stripped !== first;
  if (!hasUnit && unit === undefined) return failed('amountUnit');
  const counted = hasUnit ? said : `${said}${unit}`;
  const scaleOfUnit = hasUnit ? scale : new RegExp(SCALE).exec(unit ?? '')?.[0];
  let sum = new Big(first).times(scaleOf(scaleOfUnit));
  if (second) sum = sum.plus(new Big(second).times(scaleOf(secondScale)));
  if (sum.gt(MAX_YUAN)) return failed('amountAbsurd');
  const exact = sum.toFixed(2, Big.roundHalfUp);
  const currency = CURRENCY.find(([pattern]) => pattern.test(counted))?.[1];
  if (currency) return warned({ yuan: null, original: exact, currency }, 'amountForeign', { currency });
  return { value: { yuan: exact, original: null, currency: 'CNY' } };
}

const scaleOf = (word = '') => SCALES[word.replace('萬', '万').replace('億', '亿')] ?? new Big(1);

/** The unit of money a head, a title or a note names: 亿元, 万元, 元, 万美元. */
export function moneyUnit(text: string): string | undefined {
  return /(?:千万|百万|[亿万千億萬])?(?:美元|港元|欧元|元)|[亿億](?=[)\]】、,，;；\s]|$)|万(?=[)\]】、,，;；\s]|$)/.exec(
    text.normalize('NFKC'),
  )?.[0];
}
