import type { PreparedPhoto } from '#app/ui/photo/prepare-photo.ts';

/** What the camera noted, as fields beside a photo. */
export const notesOf = ({ takenAt, latitude, longitude }: PreparedPhoto): [name: string, value: string][] => [
  ['takenAt', takenAt ?? ''],
  ['latitude', String(latitude ?? '')],
  ['longitude', String(longitude ?? '')],
];

/** Puts photos and their notes into a form that is posted whole. */
export function withPhotos(fields: FormData, photos: PreparedPhoto[]): FormData {
  fields.delete('photos');
  photos.forEach((photo, index) => {
    fields.append('photos', photo.blob, 'photo.jpg');
    for (const [name, value] of notesOf(photo)) fields.append(`taken.${index}.${name}`, value);
  });
  return fields;
}
