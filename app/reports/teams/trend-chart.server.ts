import Big from 'big.js';
import type { TFunction } from 'i18next';
import type { Locale } from '#app/lib/locale.ts';
import { formatYi } from '#app/lib/money.ts';
import { escapeMarkup } from '../pipeline/svg.server.ts';

const WIDTH = 720;
const HEIGHT = 210;
const FOOT = 24;
const HEAD = 36;
const SLOT = WIDTH / 12;
const BAR = 20;

/**
 * What was signed in each month as columns: filled for the year, outlined for the year before, so that they differ
 * without colour and on paper. The table below holds the same figures; the picture is hidden from screen readers.
 * @param months twelve of them, yuan
 */
export function drawTrend(
  months: { now: string; before: string }[],
  year: number,
  t: TFunction,
  locale: Locale,
): string {
  const most = months
    .flatMap(({ now, before }) => [Number(now), Number(before)])
    .reduce((a, b) => Math.max(a, b), 1);
  const base = HEIGHT - FOOT;
  const height = (yuan: string) => Math.round((Number(yuan) / most) * (base - HEAD - 18));
  const columns = months.map(({ now, before }, index) => {
    const middle = Math.round(index * SLOT + SLOT / 2);
    const [high, low] = [height(now), height(before)];
    const label = new Big(now).gt(0)
      ? `<text x="${middle - BAR / 2}" y="${base - high - 5}" text-anchor="middle" fill="var(--ink)">${formatYi(now, locale)}</text>`
      : '';
    return (
      `<rect x="${middle + 1.5}" y="${base - low + 0.5}" width="${BAR - 3}" height="${low}" fill="none" stroke="var(--ink-3)"/>` +
      `<rect x="${middle - BAR}" y="${base - high}" width="${BAR}" height="${high}" fill="var(--stage-signed)"/>${label}` +
      `<text x="${middle}" y="${HEIGHT - 7}" text-anchor="middle" fill="var(--ink-2)">${index + 1}</text>`
    );
  });
  const legend = (x: number, text: string, shape: string) =>
    `<rect x="${x}" y="3" width="14" height="10" ${shape}/>` +
    `<text x="${x + 20}" y="13" fill="var(--ink-2)">${escapeMarkup(text)}</text>`;
  return (
    `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%" aria-hidden="true" font-size="12" font-family="var(--font)">` +
    legend(0, t('teamReport:trend.now', { year }), 'fill="var(--stage-signed)"') +
    legend(110, t('teamReport:trend.then', { year: year - 1 }), 'fill="none" stroke="var(--ink-3)"') +
    `<path d="M0 ${base + 0.5}H${WIDTH}" stroke="var(--line-strong)"/>${columns.join('')}</svg>`
  );
}
