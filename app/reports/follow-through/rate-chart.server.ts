import type { TFunction } from 'i18next';
import { escapeMarkup } from '../pipeline/svg.server.ts';
import { percentText } from '../rate.ts';
import type { Table } from '../tables/table.ts';

const WIDTH = 360;
const LINE = 46;
const LEFT = 0;

/**
 * The rates of the whole as bars, drawn here as SVG: filled now, outlined a year before, so that the two differ without
 * colour and on paper. The table beside it says the same, so the picture is hidden from screen readers.
 */
export function drawRates({ groups, columns }: Table, t: TFunction): string {
  const at = (id: string) => columns.findIndex((column) => column.id === id);
  const rows = groups
    .flatMap(({ rows }) => rows)
    .map(({ label, cells }) => ({
      label,
      now: cells[at('rate')]?.value ?? null,
      earlier: cells[at('rateBefore')]?.value ?? null,
    }))
    .filter(({ now, earlier }) => now !== null || earlier !== null);
  if (rows.length === 0) return '';
  // A rate of money may pass the whole.
  const most = Math.max(1, ...rows.flatMap(({ now, earlier }) => [Number(now), Number(earlier)]));
  const wide = (ratio: string | number | null) => ((Number(ratio) / most) * (WIDTH - 2)).toFixed(1);
  const lines = rows.map(({ label, now, earlier }, index) => {
    const y = index * LINE;
    const text = (value: string | number | null) => (value === null ? '—' : `${percentText(String(value))}%`);
    const words = `${text(now)} · ${t('followThrough:chart.before', { rate: text(earlier) })}`;
    return `<text x="${LEFT}" y="${y + 13}" font-size="13" fill="var(--ink)">${escapeMarkup(label)}</text>
<text x="${WIDTH}" y="${y + 13}" font-size="13" text-anchor="end" fill="var(--ink)">${escapeMarkup(words)}</text>
<rect x="0.5" y="${y + 18.5}" width="${WIDTH - 1}" height="18" fill="none" stroke="var(--line)"/>
${now === null ? '' : `<rect x="1" y="${y + 19}" width="${wide(now)}" height="10" fill="var(--stage-signed)"/>`}
${earlier === null ? '' : `<rect x="1" y="${y + 30.5}" width="${wide(earlier)}" height="5" fill="none" stroke="var(--ink-3)"/>`}`;
  });
  return `<svg viewBox="0 0 ${WIDTH} ${rows.length * LINE}" width="100%" font-family="var(--font)" aria-hidden="true">${lines.join('')}</svg>`;
}
