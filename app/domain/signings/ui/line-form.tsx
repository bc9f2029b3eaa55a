import type { FormValues } from '#app/lib/form-data.ts';
import { FieldGrid, type Option } from '#app/ui/form/fields.tsx';
import { type Answer, RecordForm } from '#app/ui/form/record-form.tsx';
import { Panel } from '#app/ui/page.tsx';
import { lineSchema } from '../signing.schema.ts';
import { PaperFields } from './paper-fields.tsx';

interface Props {
  defaults: FormValues;
  signatories: Option[];
  answer: Answer | undefined;
  cancelTo: string;
}

/** Changes what a line of a signing list says. */
export function LineForm({ defaults, signatories, answer, cancelTo }: Props) {
  return (
    <Panel>
      <RecordForm schema={lineSchema} defaults={defaults} answer={answer} cancelTo={cancelTo} keepDraft>
        <FieldGrid>
          <PaperFields signatories={signatories} />
        </FieldGrid>
      </RecordForm>
    </Panel>
  );
}
