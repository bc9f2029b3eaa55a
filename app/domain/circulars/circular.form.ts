import type { FormValues } from '#app/lib/form-data.ts';
import type { Frame, Part } from './circular.ts';

interface Draft {
  title: string;
  number: number;
  ranked: boolean;
  listed: boolean;
  version: number;
  frame: Frame;
  texts: Partial<Record<Part, string>>;
}

/** A draft as its form holds it; parts nobody wrote show what they write themselves. */
export function circularFormValues(draft: Draft, written: Record<Part, string>): FormValues {
  const { title, number, ranked, listed, version, frame, texts } = draft;
  return {
    title,
    number: String(number),
    ...frame,
    ranked: ranked ? ['1'] : [],
    listed: listed ? ['1'] : [],
    texts: { ...written, ...texts },
    written,
    version: String(version),
  };
}
