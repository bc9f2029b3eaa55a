import { Form, useActionData, useNavigation, useSubmit } from '@remix-run/react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '#app/i18n/problem-text.ts';
import type { Problem } from '#app/lib/refusal.ts';
import { Button } from '#app/ui/button.tsx';
import { PhotoField } from '#app/ui/photo/photo-field.tsx';
import type { PreparedPhoto } from '#app/ui/photo/prepare-photo.ts';
import { withPhotos } from './photo-fields.ts';
import styles from './photo-panel.module.css';

/** Adds photos to a visit that stands; posts the files as they are without JavaScript. */
export function PhotoForm({ visitId }: { visitId: string }) {
  const { t } = useTranslation();
  const submit = useSubmit();
  const { state } = useNavigation();
  const answer = useActionData<{ problems?: Problem[] }>();
  const [photos, setPhotos] = useState<PreparedPhoto[]>([]);
  const [problem] = answer?.problems ?? [];
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (photos.length === 0) return;
    const fields = withPhotos(new FormData(event.currentTarget), photos);
    submit(fields, { method: 'post', action: `/visits/${visitId}`, encType: 'multipart/form-data' });
    setPhotos([]);
  };
  return (
    <Form
      method="post"
      action={`/visits/${visitId}`}
      encType="multipart/form-data"
      className={`${styles.form} no-print`}
      onSubmit={send}
    >
      <PhotoField
        name="photos"
        label={t('visits:photo.add')}
        photos={photos}
        onChange={setPhotos}
        problem={problem && problemText(t, problem)}
      />
      <div>
        <Button type="submit" disabled={state !== 'idle'}>
          {state === 'submitting' ? t('action.saving') : t('visits:photo.save')}
        </Button>
      </div>
    </Form>
  );
}
