/** Draws the icons of the installed app from the favicon: `npm run icons`. Their sizes are those manifests ask for. */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const favicon = readFileSync('public/favicon.svg', 'utf8');
/** Systems cut corners of their own: colour to the edge, and the drawing inside the middle four fifths. */
const maskable = favicon
  .replace('viewBox="0 0 32 32"', 'viewBox="-4 -4 40 40"')
  .replace('<rect width="32" height="32" rx="6"', '<rect x="-4" y="-4" width="40" height="40"');

async function draw(svg: string, size: number, name: string): Promise<void> {
  await sharp(Buffer.from(svg), { density: (72 * size) / 32 })
    .resize(size, size)
    .png({ palette: true })
    .toFile(`public/icons/${name}.png`);
}

await draw(favicon, 192, 'icon-192');
await draw(favicon, 512, 'icon-512');
await draw(maskable, 512, 'maskable-512');
await draw(maskable, 180, 'apple-touch-icon');
