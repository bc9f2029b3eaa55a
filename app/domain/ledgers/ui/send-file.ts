import type { Problem } from '#app/lib/refusal.ts';

export type Sending =
  | { state: 'idle' }
  /** How much of the file has gone, 0 to 1. */
  | { state: 'sending'; share: number }
  | { state: 'refused'; problems: Problem[] };

const FAILED: Problem[] = [{ key: 'imports:upload.failed' }];

/** Posts a form with a file and tells how far it is; `fetch` does not say that of what it sends. */
export function sendFile(
  url: string,
  form: FormData,
  tell: (sending: Sending) => void,
  done: (id: string) => void,
): void {
  const request = new XMLHttpRequest();
  request.responseType = 'json';
  request.upload.onprogress = ({ loaded, total }) => tell({ state: 'sending', share: loaded / total });
  request.onload = () => {
    const answer: { id?: string; problems?: Problem[] } | null = request.response;
    if (request.status === 200 && answer?.id) return done(answer.id);
    const tooLarge = request.status === 413 ? [{ key: 'imports:upload.tooLarge' }] : FAILED;
    tell({ state: 'refused', problems: answer?.problems ?? tooLarge });
  };
  request.onerror = () => tell({ state: 'refused', problems: FAILED });
  tell({ state: 'sending', share: 0 });
  request.open('POST', url);
  request.send(form);
}
