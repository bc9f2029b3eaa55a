import Big from 'big.js';
import type { TFunction } from 'i18next';
import { codeName } from '#app/i18n/i18n.server.ts';
import type { Locale } from '#app/lib/locale.ts';
import { formatYi } from '#app/lib/money.ts';
import { drillPath } from './cells.ts';
import { countyShapes } from './county-shapes.server.ts';
import type { PipelineFilters } from './filters.ts';
import type { Labels } from './labels.server.ts';
import type { CellFigure, ReportTable } from './report.ts';
import { escapeMarkup } from './svg.server.ts';

/** Shades from little to much, and the ink that is readable on each in light and in dark. */
const SHADES = ['--stage-lead', '--stage-screening', '--stage-negotiating', '--stage-signed'] as const;
const INKS = ['var(--ink)', 'var(--ink)', '#0e1a2a', 'var(--on-accent)'] as const;

export interface CountyMap {
  svg: string;
  /** Shade and range of each class that occurs, the lowest first. */
  legend: { shade: string; text: string }[];
}

/**
 * The counties shaded by what was signed in the period, as an SVG drawn here: the browser gets no map code. The
 * county table beside it says the same in words, so that the picture is hidden from screen readers.
 */
export function drawCountyMap(
  table: ReportTable,
  filters: PipelineFilters,
  labels: Labels,
  t: TFunction,
  locale: Locale,
): CountyMap | null {
  const outlines = countyShapes();
  if (!outlines) return null;
  const signed = new Map(
    table.groups.flatMap(({ rows }) => rows.map((row) => [row.key, row.figures[1]] as const)),
  );
  const breaks = breaksOf(
    [...signed.values()].flatMap((figure) => (figure?.deals ? [figure] : [])),
    locale,
  );
  const parts = outlines.shapes.map(({ code, path, label: [x, y] }) => {
    const county = labels.counties.find((row) => row.code === code);
    const figure = signed.get(code);
    const name = county ? codeName({ name: county.shortName, nameEn: county.nameEn }, locale) : '';
    const level = figure?.deals ? classOf(figure, breaks, locale) : undefined;
    const shade = level === undefined ? 'var(--sunken)' : `var(${SHADES[level]})`;
    const ink = level === undefined ? 'var(--ink-2)' : INKS[level];
    const value = figure?.deals ? formatYi(figure.amount, locale) : '—';
    return {
      area: link(figure, filters, `<path d="${path}" fill="${shade}"/>`),
      text:
        `<text x="${x}" y="${y - 5}" fill="${ink}" stroke="${shade}">${escapeMarkup(name)}` +
        `<tspan x="${x}" dy="1.1em">${escapeMarkup(value)}</tspan></text>`,
    };
  });
  const svg =
    `<svg viewBox="-4 -4 ${outlines.width + 8} ${outlines.height + 8}" width="100%" aria-hidden="true">` +
    `<g stroke="var(--surface)" stroke-width="2.5" stroke-linejoin="round">${parts.map(({ area }) => area).join('')}</g>` +
    `<g font-size="21" text-anchor="middle" stroke-width="3" ` +
    `stroke-linejoin="round" paint-order="stroke" pointer-events="none">${parts.map(({ text }) => text).join('')}</g></svg>`;
  return { svg, legend: legendOf(breaks, signed.size > 0, t) };
}

/** The table's own links are the accessible ones; these are for whoever points at the map. */
function link(figure: CellFigure | undefined, filters: PipelineFilters, area: string): string {
  return figure?.deals
    ? `<a href="${escapeMarkup(drillPath(filters, figure))}" tabindex="-1">${area}</a>`
    : area;
}

const shown = (figure: CellFigure, locale: Locale) => new Big(formatYi(figure.amount, locale)).toNumber();

/** Quartiles of the shown amounts, rounded to two digits so that the legend reads easily. */
function breaksOf(figures: CellFigure[], locale: Locale): number[] {
  const values = figures.map((figure) => shown(figure, locale)).sort((a, b) => a - b);
  if (values.length < 4) return [];
  const quartiles = [0.25, 0.5, 0.75].map((part) => values[Math.floor(values.length * part)] ?? 0);
  return [...new Set(quartiles.map((value) => Number(value.toPrecision(2))))];
}

function classOf(figure: CellFigure, breaks: number[], locale: Locale): number {
  return breaks.filter((from) => shown(figure, locale) >= from).length;
}

function legendOf(breaks: number[], any: boolean, t: TFunction): CountyMap['legend'] {
  if (!any || breaks.length === 0) return [];
  return SHADES.slice(0, breaks.length + 1).map((shade, index) => {
    const [from, to] = [breaks[index - 1], breaks[index]];
    if (from === undefined) return { shade, text: t('reports:map.below', { to }) };
    return { shade, text: to === undefined ? t('reports:map.from', { from }) : `${from}–${to}` };
  });
}
