import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import * as z from 'zod/mini';
import { addDays } from '#app/lib/dates.ts';
import { requiredId, version } from '#app/lib/schema.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextArea, TextField } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import type { readInstruction } from '../instruction.queries.server.ts';
import { answerSchema, wordingSchema } from '../instruction.schema.ts';
import styles from './instruction.module.css';

type Page = Awaited<ReturnType<typeof readInstruction>>;

interface Props {
  instruction: Page;
  today: string;
  /** What the last post was refused for. */
  answer: Answer | undefined;
}

const ONE_TAP = ['takeBack', 'close', 'reopen', 'withdraw', 'restore'] as const;
const AGAIN_DAYS = 7;
const handOverSchema = z.object({ version, ownerId: requiredId });

/** Everything the user may do with an instruction as it stands: answer, close, send back, hand over, withdraw. */
export function InstructionActions(props: Props) {
  const { instruction, today, answer } = props;
  const { t } = useTranslation();
  const { may, people } = instruction;
  const defaults = { version: String(instruction.version) };
  const refusedIn = (intent: string) => (answer?.values.intent === intent ? answer : undefined);
  return (
    <>
      {may.answer && (
        <Panel title={t('instructions:answer')}>
          <RecordForm
            schema={answerSchema}
            defaults={{ ...defaults, answer: instruction.answer }}
            answer={refusedIn('answer')}
            submitText={t('instructions:answerSubmit')}
            keepDraft
          >
            <input type="hidden" name="intent" value="answer" />
            <TextArea
              name="answer"
              label={t('instructions:field.answer')}
              hint={t('instructions:answerHint')}
              rows={5}
              wide
              required
            />
          </RecordForm>
        </Panel>
      )}
      <div className={styles.line}>
        {ONE_TAP.filter((step) => may[step]).map((step) => (
          <Form key={step} method="post">
            <input type="hidden" name="version" value={instruction.version} />
            <Button type="submit" name="intent" value={step} look={step === 'close' ? 'primary' : 'plain'}>
              {t(`instructions:${step}`)}
            </Button>
          </Form>
        ))}
      </div>
      {may.revise && <Reword intent="revise" {...props} dueOn={instruction.dueOn} />}
      {may.sendBack && <Reword intent="sendBack" {...props} dueOn={addDays(today, AGAIN_DAYS)} />}
      {may.handOver && people.length > 0 && (
        <details className={styles.more} open={Boolean(refusedIn('handOver'))}>
          <summary>{t('instructions:handOver')}</summary>
          <Panel>
            <RecordForm
              schema={handOverSchema}
              defaults={{ ...defaults, ownerId: '' }}
              answer={refusedIn('handOver')}
              submitText={t('instructions:handOver')}
            >
              <input type="hidden" name="intent" value="handOver" />
              <SelectField
                name="ownerId"
                label={t('instructions:handOverTo')}
                options={people}
                blank={t('form.pick')}
                required
              />
            </RecordForm>
          </Panel>
        </details>
      )}
    </>
  );
}

/** The instruction in other words or by another day: until it is answered, or because the answer will not do. */
function Reword({
  intent,
  instruction,
  dueOn,
  answer,
}: Omit<Props, 'today'> & { intent: 'revise' | 'sendBack'; dueOn: string }) {
  const { t } = useTranslation();
  const refused = answer?.values.intent === intent ? answer : undefined;
  return (
    <details className={styles.more} open={Boolean(refused)}>
      <summary>{t(`instructions:${intent}`)}</summary>
      <Panel>
        <RecordForm
          schema={wordingSchema}
          defaults={{ version: String(instruction.version), text: instruction.text, dueOn }}
          answer={refused}
          submitText={t(`instructions:${intent}`)}
        >
          <input type="hidden" name="intent" value={intent} />
          <TextArea
            name="text"
            label={t('instructions:field.text')}
            hint={intent === 'sendBack' ? t('instructions:sendBackHint') : undefined}
            rows={4}
            wide
            required
          />
          <TextField name="dueOn" type="date" label={t('instructions:field.dueOn')} required />
        </RecordForm>
      </Panel>
    </details>
  );
}
