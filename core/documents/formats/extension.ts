import { extensionFormats } from './formats.ts';

/** Extensions of returned reviews; releases cannot have them. */
const xliffExtensions: readonly (string | undefined)[] = ['xlf', 'xliff'];

export function isXliff(extension: string | undefined): boolean {
  return xliffExtensions.includes(extension);
}

/** Splits off an extension, in lower case and without the dot, if it is a format's or XLIFF's. */
export function splitExtension(name: string): { stem: string; extension?: string } {
  const dot = name.lastIndexOf('.');
  const extension = name.slice(dot + 1).toLowerCase();
  return dot > 0 && (extensionFormats.has(extension) || isXliff(extension))
    ? { stem: name.slice(0, dot), extension }
    : { stem: name };
}
