import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { formatInstant } from '#app/lib/dates.ts';
import { Button } from '#app/ui/button.tsx';
import { Panel } from '#app/ui/page.tsx';
import type { VisitPage } from '../visit.queries.server.ts';
import { PhotoForm } from './photo-form.tsx';
import styles from './photo-panel.module.css';

type Photo = VisitPage['photos'][number];

/** The photos of a visit, each a link to the whole picture; who works the record also reads where and when. */
export function PhotoPanel({ visit }: { visit: VisitPage }) {
  const { t } = useTranslation();
  const { photos, archivedPhotos, may } = visit;
  if (photos.length === 0 && !may.edit) return null;
  return (
    <Panel title={t('visits:field.photos')} id="photos">
      {photos.length === 0 && <p className="muted">{t('visits:photo.empty')}</p>}
      <ul className={styles.photos}>
        {photos.map((photo, index) => (
          <li key={photo.id}>
            <a href={`/photos/${photo.id}`} target="_blank" rel="noreferrer">
              <img
                src={`/photos/${photo.id}?size=small`}
                alt={t('visits:photo.open', { number: index + 1 })}
                width={160}
                height={160}
                loading="lazy"
              />
            </a>
            <Notes photo={photo} />
            {may.edit && <ChangeState photo={photo} intent="archive" />}
          </li>
        ))}
      </ul>
      {may.edit && <PhotoForm visitId={visit.id} />}
      {archivedPhotos.length > 0 && (
        <details className={`${styles.archived} no-print`}>
          <summary className="small">
            {t('visits:photo.archivedCount', { count: archivedPhotos.length })}
          </summary>
          <ul>
            {archivedPhotos.map((photo) => (
              <li key={photo.id} className={styles.gone}>
                <Notes photo={photo} />
                <ChangeState photo={photo} intent="restore" />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function Notes({ photo }: { photo: Photo }) {
  const { t } = useTranslation();
  const lines = [
    photo.takenAt && t('visits:photo.at', { at: photo.takenAt }),
    photo.place && t('visits:photo.place', { place: photo.place }),
    t('visits:photo.taken', { name: photo.recordedBy.name, at: formatInstant(photo.recordedAt) }),
  ].filter(Boolean);
  return (
    <div className="muted small">
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </div>
  );
}

function ChangeState({ photo, intent }: { photo: Photo; intent: 'archive' | 'restore' }) {
  const { t } = useTranslation();
  return (
    <Form method="post" action={`/photos/${photo.id}`} className="no-print" preventScrollReset>
      <Button type="submit" name="intent" value={intent} look="quiet">
        {t(intent === 'archive' ? 'visits:photo.remove' : 'visits:photo.restore')}
      </Button>
    </Form>
  );
}
