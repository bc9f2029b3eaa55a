import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import form from '../form/form.module.css';
import styles from './photo-field.module.css';
import { PHOTO_TYPES, type PreparedPhoto, preparePhoto, UnusablePhoto } from './prepare-photo.ts';

interface Props {
  /** Posted under this name without JavaScript; with it the prepared photos are the owner's to send. */
  name: string;
  label: string;
  photos: PreparedPhoto[];
  onChange: (photos: PreparedPhoto[]) => void;
  /** What the server said of them. */
  problem?: string;
  max?: number;
}

/** Photos taken or chosen, made small at once, with a look at each and a way to take it out again. */
export function PhotoField({ name, label, photos, onChange, problem, max = 12 }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<string[]>([]);

  const take = async (files: File[]) => {
    setWorking(true);
    const taken = [...photos];
    const said: string[] = [];
    for (const file of files) {
      if (taken.length >= max) {
        said.push(t('photo.tooMany', { max }));
        break;
      }
      try {
        taken.push(await preparePhoto(file));
      } catch (error) {
        const reason = error instanceof UnusablePhoto ? error.reason : 'type';
        said.push(t(`photo.${reason}`, { name: file.name }));
      }
    }
    setRefused(said);
    setWorking(false);
    onChange(taken);
  };

  return (
    <div className={`${form.field} ${form.wide}`} id={`field-${name}`}>
      <label htmlFor={id} className={form.label}>
        {label}
      </label>
      <div className={styles.photos}>
        {photos.map((photo, index) => (
          <Preview
            // biome-ignore lint/suspicious/noArrayIndexKey: a photo has no name of its own here
            key={index}
            photo={photo}
            label={t('photo.remove', { number: index + 1 })}
            onRemove={() => onChange(photos.filter((other) => other !== photo))}
          />
        ))}
        <div className={styles.add}>
          <span aria-hidden>{working ? '…' : '＋'}</span>
          <input
            id={id}
            name={name}
            type="file"
            accept={PHOTO_TYPES.join(',')}
            multiple
            disabled={working}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              // What was taken is kept here; left in the field it would be posted a second time.
              event.target.value = '';
              void take(files);
            }}
          />
        </div>
      </div>
      <div role="status">
        {[...refused, ...(problem ? [problem] : [])].map((text) => (
          <div key={text} className={form.error}>
            {text}
          </div>
        ))}
      </div>
    </div>
  );
}

function Preview({ photo, label, onRemove }: { photo: PreparedPhoto; label: string; onRemove: () => void }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(photo.blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [photo]);
  return (
    <div className={styles.photo}>
      {url && <img src={url} alt="" />}
      <button type="button" onClick={onRemove} aria-label={label} title={label}>
        ✕
      </button>
    </div>
  );
}
