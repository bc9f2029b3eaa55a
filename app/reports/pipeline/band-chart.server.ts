import Big from 'big.js';
import { BarChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { TFunction } from 'i18next';
import type { Locale } from '#app/lib/locale.ts';
import { formatYi } from '#app/lib/money.ts';
import type { ReportTable } from './report.ts';

use([BarChart, GridComponent, SVGRenderer]);

const SIZE = { width: 480, height: 250 };
// Left to the page's tokens, so that one drawing serves light, dark and paper.
const INK = 'var(--ink)';
const QUIET = 'var(--ink-2)';
const LINE = 'var(--line-strong)';
const FONT = 'var(--font)';

/**
 * What was signed by size band as columns, drawn here as SVG: the browser gets no chart code. The table beside
 * it holds the same figures, so that the picture is hidden from screen readers.
 */
export function drawBandChart(table: ReportTable, t: TFunction, locale: Locale): string {
  const rows = table.groups.flatMap((group) => group.rows);
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
  const text = { fontFamily: FONT, fontSize: 13, color: INK };
  chart.setOption({
    animation: false,
    textStyle: text,
    grid: { left: 4, right: 4, top: 26, bottom: 48 },
    xAxis: {
      type: 'category',
      data: rows.map(({ label, figures }) => {
        const deals = t('reports:chart.bandLabel', { count: figures[1]?.deals ?? 0 });
        return `${shortened(label)}\n${deals}`;
      }),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: LINE } },
      axisLabel: { interval: 0, ...text, color: QUIET, lineHeight: 18 },
    },
    yAxis: { type: 'value', show: false },
    series: [
      {
        type: 'bar',
        data: rows.map(({ figures }) => new Big(figures[1]?.amount ?? 0).div(1e8).toNumber()),
        barWidth: '58%',
        silent: true,
        itemStyle: { color: 'var(--stage-signed)' },
        label: {
          show: true,
          position: 'top',
          ...text,
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            formatYi(rows[dataIndex]?.figures[1]?.amount, locale),
        },
      },
    ],
  });
  const svg = chart.renderToSVGString({ useViewBox: true });
  chart.dispose();
  // The hover styles it adds are an inline style sheet, which the page's content policy refuses.
  return svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/^<svg width="\d+" height="\d+"/, '<svg width="100%" aria-hidden="true"');
}

/** The unit stands above the chart. */
function shortened(label: string): string {
  return label.replace(/ ?(亿元|億元| bn)/, '').replace(/ and more/, '+');
}
