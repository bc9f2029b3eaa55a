import { useEffect } from 'react';
import { useFormContext } from 'react-hook-form';
import { useAnswer } from './record-form.tsx';

/** Empties password fields when the server has said no: what is kept for correction is never a secret. */
export function ClearSecrets({ names }: { names: string[] }) {
  const answer = useAnswer();
  const { setValue } = useFormContext();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, whatever the list's identity
  useEffect(() => {
    if (answer) for (const name of names) setValue(name, '');
  }, [answer]);
  return null;
}
