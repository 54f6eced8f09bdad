import { caching } from '../../../contracts/caching.ts';
import { siteKeys } from '../../../contracts/keys.ts';
import type { PublishedObject } from '../published-object.ts';

/** A sheet with lines of text, as browsers show it in a tab. */
const drawing = [
  '................',
  '..###########...',
  '..#.........#...',
  '..#.#######.#...',
  '..#.........#...',
  '..#.#######.#...',
  '..#.#######.#...',
  '..#.........#...',
  '..#.###.###.#...',
  '..#.###.###.#...',
  '..#.###.###.#...',
  '..#.........#...',
  '..#.#######.#...',
  '..#.........#...',
  '..###########...',
  '................',
];

/** Browsers ask for it on every site. An organisation puts its own under this key, which nothing replaces. */
export const iconObject: PublishedObject = {
  key: siteKeys.icon,
  contentType: 'image/x-icon',
  body: icon(drawing),
  cacheControl: caching.icon,
};

/** An icon of one picture with two colours (Windows: ICO with a BMP; its lines go upwards, each in four bytes). */
function icon(rows: readonly string[]): Uint8Array {
  const size = rows.length;
  const bytes = Buffer.alloc(62 + 8 * size + 8);
  const kind = [
    [2, 2, 1],
    [4, 2, 1],
  ]; // an icon, of one picture
  const picture = [
    [6, 1, size],
    [7, 1, size],
    [8, 1, 2],
    [10, 2, 1],
    [12, 2, 1],
    [14, 4, bytes.length - 22],
    [18, 4, 22],
  ];
  const bitmap = [
    [22, 4, 40],
    [26, 4, size],
    [30, 4, 2 * size],
    [34, 2, 1],
    [36, 2, 1],
  ]; // one bit a pixel
  const blue = [66, 4, 0x1a3a5a]; // the second colour; the first is black, which the mask hides
  for (const [at = 0, length = 0, value = 0] of [...kind, ...picture, ...bitmap, blue])
    bytes.writeUIntLE(value, at, length);
  for (const [row, line] of rows.toReversed().entries()) {
    const drawn = Number.parseInt(line.replaceAll('#', '1').replaceAll('.', '0'), 2);
    bytes.writeUInt16BE(drawn, 70 + 4 * row);
    bytes.writeUInt16BE(0xffff ^ drawn, 70 + 4 * size + 4 * row); // the mask: what is not drawn
  }
  return bytes;
}
