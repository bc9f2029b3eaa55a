import { zodResolver } from '@hookform/resolvers/zod';
import { Form, Link, useNavigation, useSubmit } from '@remix-run/react';
import { createContext, type FormEvent, type ReactNode, useContext, useEffect, useRef } from 'react';
import { type FieldValues, FormProvider, type Resolver, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type * as z from 'zod/mini';
import { problemText } from '#app/i18n/problem-text.ts';
import type { FormValues } from '#app/lib/form-data.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button, ButtonLink } from '../button.tsx';
import { WORKS_OFFLINE } from '../offline/works-offline.ts';
import { useProblemTexts } from '../texts.tsx';
import { DraftNotice, useDraft } from './draft.tsx';
import styles from './form.module.css';

export interface Answer {
  problems: Problem[];
  values: FormValues;
}

const AnswerContext = createContext<Answer | undefined>(undefined);

/** What the server answered to the last post of this form, if it said no. */
export const useAnswer = () => useContext(AnswerContext);

interface Props {
  /** The schema the action reads the same form with. */
  schema: z.ZodMiniType;
  defaults: FormValues;
  answer: Answer | undefined;
  submitText?: string;
  cancelTo?: string;
  /** Keeps what is typed in this browser until it is saved. */
  keepDraft?: boolean;
  /** For a form with files. */
  encType?: 'multipart/form-data';
  /** Keeps what was checked in the outbox, so that the form works without a network; else it is posted to its page. */
  send?: (fields: FormData) => void;
  /** While `send` is at it. */
  busy?: boolean;
  children: ReactNode;
}

/**
 * A form on one zod schema. With JavaScript it checks before it posts and keeps a draft; without, the same
 * markup posts as it is and the server's answer fills it again.
 */
export function RecordForm({ schema, defaults, answer, submitText, cancelTo, children, ...more }: Props) {
  const { keepDraft, encType, send, busy = false } = more;
  const { t } = useTranslation();
  useProblemTexts(answer?.problems);
  const submit = useSubmit();
  const { state } = useNavigation();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<FieldValues>({
    defaultValues: { ...defaults, ...answer?.values },
    resolver: zodResolver(schema as z.ZodMiniType<FieldValues, FieldValues>) as Resolver<FieldValues>,
  });
  // A stale save is answered with the version that is current now, so that saving again is a choice.
  const version = answer?.values.version ?? defaults.version;
  const draft = useDraft(form, keepDraft ?? false);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const button = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    void form.handleSubmit(() => {
      if (send && element.current) send(new FormData(element.current, button));
      else submit(button ?? element.current);
    })();
  };
  return (
    <AnswerContext.Provider value={answer}>
      <FormProvider {...form}>
        <Form
          method="post"
          encType={encType}
          ref={element}
          onSubmit={onSubmit}
          className={styles.form}
          noValidate
          {...(send && WORKS_OFFLINE)}
        >
          {typeof version === 'string' && <input type="hidden" name="version" value={version} />}
          <Summary answer={answer} />
          <DraftNotice draft={draft} />
          {children}
          <div className={styles.bar}>
            <Button type="submit" look="primary" disabled={busy || state !== 'idle'}>
              {busy || state === 'submitting' ? t('action.saving') : (submitText ?? t('action.save'))}
            </Button>
            {cancelTo && (
              <ButtonLink to={cancelTo} look="quiet" onClick={draft.discard}>
                {t('action.cancel')}
              </ButtonLink>
            )}
          </div>
        </Form>
      </FormProvider>
    </AnswerContext.Provider>
  );
}

/** Everything the server refused, at the top and focused, with links to the fields concerned. */
function Summary({ answer }: { answer: Answer | undefined }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) box.current?.focus();
  }, [answer]);
  if (!answer) return null;
  return (
    <div className={styles.summary} role="alert" tabIndex={-1} ref={box}>
      {answer.problems.map((problem) => (
        <div key={`${problem.field}${problem.key}${JSON.stringify(problem.params)}`}>
          <ProblemLink problem={problem} />
        </div>
      ))}
    </div>
  );
}

/** A problem leads to where it is put right: another page, a field of this form, or nowhere. */
function ProblemLink({ problem }: { problem: Problem }) {
  const { t } = useTranslation();
  const text = problemText(t, problem);
  if (problem.to) return <Link to={problem.to}>{text}</Link>;
  return problem.field ? <a href={`#field-${problem.field}`}>{text}</a> : text;
}
