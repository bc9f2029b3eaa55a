import * as z from 'zod/mini';
import { cameraNotes } from '#app/lib/camera.ts';
import { onceKey, oneOf, optionalText } from '#app/lib/schema.ts';

const noted = z.catch(optionalText(30), '');
const fields = { takenAt: noted, latitude: noted, longitude: noted };

/** What the browser read of a picture before it made it smaller; what makes no sense counts as not noted. */
const toNotes = ({
  takenAt,
  latitude,
  longitude,
}: {
  takenAt: string;
  latitude: string;
  longitude: string;
}) =>
  cameraNotes({
    DateTimeOriginal: takenAt,
    latitude: latitude === '' ? undefined : Number(latitude),
    longitude: longitude === '' ? undefined : Number(longitude),
  });

/** The fields beside one picture that follows its visit. */
export const photoSchema = z.pipe(
  z.object({ key: onceKey, ...fields }),
  z.transform(({ key, ...notes }) => ({ key, notes: toNotes(notes) })),
);

/** Those of the pictures that come with a form, in their order; without JavaScript there are none. */
export const photosSchema = z.object({
  taken: z._default(z.array(z.pipe(z.object(fields), z.transform(toNotes))), []),
});

export const photoIntentSchema = z.object({ intent: oneOf(['archive', 'restore']) });
