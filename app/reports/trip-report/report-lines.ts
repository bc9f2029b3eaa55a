export type LineKind = 'heading' | 'subheading' | 'body';

/** How a line of the text is set, by how it begins: 一、 (一) or neither. */
function lineKind(line: string): LineKind {
  if (/^[一二三四五六七八九十]+、/.test(line)) return 'heading';
  return /^[（(][一二三四五六七八九十]+[）)]/.test(line) ? 'subheading' : 'body';
}

/** The lines of a report with how each is set; blank ones are left out. */
export function reportLines(text: string): { kind: LineKind; text: string }[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ kind: lineKind(line), text: line }));
}
