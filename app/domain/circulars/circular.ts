/*
 * What a monthly circular (月度通报) is made of before it is issued: the frame that stands on the first page and the
 * parts of its text, each written by the rules of app/reports/circular until somebody writes it anew. Browser-safe.
 */

/** The parts of the text, in order; `next` is the one nobody but the office can write. */
export const PARTS = [
  'opening',
  'signed',
  'negotiating',
  'money',
  'counties',
  'lists',
  'follow',
  'problems',
  'corrections',
  'next',
] as const;
export type Part = (typeof PARTS)[number];

/** What the office puts around every circular; a new one takes it over from the one before. */
export interface Frame {
  /** 发文机关标志 in red at the head, such as 昭通市投资促进局文件; empty: no red head. */
  redHead: string;
  /** 发文机关代字, what stands before the year in the document's number. */
  prefix: string;
  /** 主送机关; empty: to nobody in particular. */
  addressee: string;
  /** 发文机关署名, above the date. */
  issuer: string;
  /** 抄送机关; empty: nobody. */
  copies: string;
  /** 印发机关, in the 版记 at the foot of the last page; empty: no 版记. */
  printer: string;
}

/** What `circular.body` holds. */
export interface CircularBody {
  frame: Frame;
  /** Parts written by hand, empty ones left out of the circular; the others write themselves. */
  texts: Partial<Record<Part, string>>;
}

/** The body of a row; a row without one has an empty frame. */
export function bodyOf(json: unknown): CircularBody {
  const { frame, texts } = (json ?? {}) as Partial<CircularBody>;
  return { frame: { ...EMPTY, ...frame }, texts: texts ?? {} };
}

const EMPTY: Frame = { redHead: '', prefix: '', addressee: '', issuer: '', copies: '', printer: '' };

/** 发文字号: 昭招商通报〔2023〕10号. */
export const documentNumber = (prefix: string, year: number, number: number): string =>
  `${prefix}〔${year}〕${number}号`;

/**
 * The number a new circular is offered: the next of its year; where the year has none here yet, that of its month, so
 * that the tenth month's circular is no. 10.
 * @param taken the numbers of its year
 */
export const nextNumber = (month: number, taken: readonly number[]): number =>
  taken.length === 0 ? month : Math.max(...taken) + 1;
