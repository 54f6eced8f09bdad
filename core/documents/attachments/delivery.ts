import { lookup } from 'mrmime';

/** How a file is served. */
export interface Delivery {
  mediaType: string;
  /** Whether a browser may show it by itself; else it saves it. */
  inline: boolean;
}

/** What browsers show and never run: everything else is a download, whatever it says that it is. */
const shown =
  /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|tiff|heic|heif)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)$/;

/** What browsers run, or read as a page or a style, where anything at all lets them. */
const runs = /html|xml|script|wasm|css|x-shockwave|cache-manifest|json/;

/** By the name's extension: what a file is inside, nobody looks at. */
export function deliveryOf(name: string): Delivery {
  const mediaType = lookup(name) ?? 'application/octet-stream';
  if (shown.test(mediaType)) return { mediaType, inline: true };
  // As an image of a page an SVG is inert; opened by itself it would be a page of its own.
  if (mediaType === 'image/svg+xml') return { mediaType, inline: false };
  return { mediaType: runs.test(mediaType) ? 'application/octet-stream' : mediaType, inline: false };
}
