import { useTranslation } from 'react-i18next';
import { useFieldError } from '#app/ui/form/fields.tsx';
import { PhotoField } from '#app/ui/photo/photo-field.tsx';
import type { PreparedPhoto } from '#app/ui/photo/prepare-photo.ts';

interface Props {
  photos: PreparedPhoto[];
  onChange: (photos: PreparedPhoto[]) => void;
}

/** Photos of a talk; they are sent beside its fields. */
export function TalkPhotos(props: Props) {
  const { t } = useTranslation();
  return (
    <PhotoField name="photos" label={t('visits:field.photos')} problem={useFieldError('photos')} {...props} />
  );
}
