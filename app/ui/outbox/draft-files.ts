import { useLocation } from '@remix-run/react';
import { useContext, useEffect, useRef, useState } from 'react';
import { DraftOwner } from '../form/draft.tsx';

const store = () => import('./store.ts');

/**
 * Files chosen in a form, kept through reload, back and time-out beside what is typed. A browser that keeps none
 * just holds them while the page is open.
 * @param first those the form starts with
 */
export function useDraftFiles<File>(first: () => File[]): [File[], (files: File[]) => void] {
  const owner = useContext(DraftOwner);
  const { pathname, search } = useLocation();
  const path = pathname + search;
  const [files, setFiles] = useState(first);
  const touched = useRef(false);
  useEffect(() => {
    void readFiles(owner, path).then((kept) => {
      if (kept.length > 0 && !touched.current) setFiles(kept as File[]);
    });
  }, [owner, path]);
  const change = (chosen: File[]) => {
    touched.current = true;
    setFiles(chosen);
    void keepFiles(owner, path, chosen);
  };
  return [files, change];
}

const readFiles = (owner: string, path: string): Promise<unknown[]> =>
  store()
    .then(({ readDraftFiles }) => readDraftFiles(owner, path))
    .catch(() => []);

/** Keeps the files of a form's draft, or none. */
export async function keepFiles(owner: string, path: string, files: unknown[]): Promise<void> {
  await store()
    .then(({ keepDraftFiles }) => keepDraftFiles(owner, path, files))
    .catch(() => {});
}
