import { lookup } from 'mrmime';

/** How a file is served. */
export interface AttachmentDelivery {
  mediaType: string;
  /** Whether a browser may show it by itself; else it saves the file. */
  inline: boolean;
}

/** Types that browsers show and never run; all other types are downloads. */
const shown =
  /^(?:image\/(?:png|jpeg|gif|webp|avif|bmp|x-icon|vnd\.microsoft\.icon|tiff|heic|heif)|audio\/[\w.+-]+|video\/[\w.+-]+|application\/pdf)$/;

/** Types that browsers run, or read as a page or a style, if anything lets them. */
const runs = /html|xml|script|wasm|css|x-shockwave|cache-manifest|json/;

/** Decides by the name's extension, without looking inside the file. */
export function deliveryOf(name: string): AttachmentDelivery {
  // mrmime looks into a plain object, which answers `x.constructor` with a function.
  const found: unknown = lookup(name);
  const mediaType = typeof found === 'string' ? found : 'application/octet-stream';
  if (shown.test(mediaType)) return { mediaType, inline: true };
  // An SVG is inert as an image of a page; opened by itself it would be a page of its own.
  if (mediaType === 'image/svg+xml') return { mediaType, inline: false };
  return { mediaType: runs.test(mediaType) ? 'application/octet-stream' : mediaType, inline: false };
}

/** Files that Word opens, and whose macros or objects Dragoman cannot remove. */
const refused: ReadonlySet<string> = new Set(['doc', 'dot', 'docm', 'dotm', 'dotx', 'rtf']);

/** Whether an attachment is a Word file, and whether it is allowed: Dragoman can sanitise only `.docx`. */
export function wordFile(name: string): 'sanitised' | 'refused' | undefined {
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  if (extension === 'docx') return 'sanitised';
  return refused.has(extension) ? 'refused' : undefined;
}
