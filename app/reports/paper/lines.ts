/*
 * How wide text is on paper, and where a title breaks.
 */

/** How many characters wide a text is; Latin letters and digits take half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character.charCodeAt(0) < 256 ? 0.5 : 1), 0);

/** Characters of a title that stand on one line with room at both ends; a line holds twenty. */
const LINE = 18;
/** What is not torn apart: a year, a month, words that dictionaries cut in two, and what clings to the word before. */
const WHOLE = /[\d—-]+年|[\d—-]+月|招商引资|[（《“][^）》”]*[）》”]/g;
const CLINGS = /^[的和与及、，（）》”]/;

/** A title in lines of about the same length that break between words, as GB/T 9704-2012 asks. */
export function titleLines(title: string): string[] {
  const count = Math.ceil(widthOf(title) / LINE);
  const breaks = breaksOf(title);
  const share = widthOf(title) / count;
  const lines: string[] = [];
  let from = 0;
  for (let line = 1; line < count; line += 1) {
    const off = (at: number) => Math.abs(widthOf(title.slice(0, at)) - share * line);
    const at = breaks.filter((one) => one > from).sort((one, other) => off(one) - off(other))[0];
    if (at === undefined) break;
    lines.push(title.slice(from, at));
    from = at;
  }
  return [...lines, title.slice(from)];
}

/** Where a line of the title may begin. */
function breaksOf(title: string): number[] {
  const whole = [...title.matchAll(WHOLE)].map(({ index, 0: text }) => [index, index + text.length] as const);
  return [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(title)]
    .map(({ index }) => index)
    .filter(
      (at) =>
        at > 0 && !CLINGS.test(title.slice(at)) && !whole.some(([start, end]) => start < at && at < end),
    );
}
