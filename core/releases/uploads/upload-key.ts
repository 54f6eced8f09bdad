import type { Settings } from '../../../contracts/environment.ts';
import { Rejection } from '../../../contracts/failures.ts';
import { maxSlugBytes, reservedNames } from '../../../contracts/keys.ts';
import { detected, findLocale } from '../../../contracts/locales.ts';
import { splitExtension } from '../../documents/formats/extension.ts';
import { defined } from '../../lib/defined.ts';

/** The parts of an upload key. */
export interface UploadKey {
  /** In NFC, so that two spellings of a name are one release. */
  slug: string;
  /** The slug if what looks like a language is part of the name; without a language the same. */
  whole: string;
  /** Lower case, without the dot; undefined unless it is a format's or XLIFF's. */
  extension: string | undefined;
  /** Canonical tag of the language suffix (`release.fr.md`), if it is one of `languages`. */
  language: string | undefined;
  /** Name of a file in a folder `<slug>.files/`: an attachment of the release `<slug>`. */
  attachment?: string;
}

/** Files that editors' computers leave beside the intended ones. */
const leftovers = [/(^|\/)\.DS_Store$/, /(^|\/)Thumbs\.db$/i, /(^|\/)~\$[^/]*$/, /(^|\/)\.~lock[^/]*$/];

/**
 * Folder markers and leftovers, which are ignored without a report. The rule of the upload bucket stops those that end
 * as `ignoredEndings` say, and leaves the others to Ingest.
 */
export function isIgnored(key: string): boolean {
  return key.endsWith('/') || leftovers.some((leftover) => leftover.test(key));
}

/** The languages that are allowed before a file's extension and in the option `languages`. */
export function suffixLanguages({
  languages,
  sourceLanguage,
}: Pick<Settings, 'languages' | 'sourceLanguage'>): string[] {
  return sourceLanguage === detected || languages.includes(sourceLanguage) ? languages : [sourceLanguage, ...languages];
}

/**
 * @param languages tags that count as suffixes: the configured ones and the source's
 * @throws Rejection `InvalidKey`
 */
export function readUploadKey(key: string, languages: readonly string[]): UploadKey {
  const normal = key.normalize('NFC');
  const [, folder, attachment] = /^(.*?[^/])\.files\/(.*)$/s.exec(normal) ?? [];
  const { stem: whole, extension } = folder === undefined ? splitExtension(normal) : { stem: folder };
  const { slug, language } = extension === undefined ? { slug: whole } : splitLanguage(whole, languages);
  for (const name of new Set([whole, slug])) checkName(key, name, attachment);
  return { slug, whole, extension, language, ...defined({ attachment }) };
}

function checkName(key: string, slug: string, attachment: string | undefined): void {
  const segments = (attachment === undefined ? slug : `${slug}/${attachment}`).split('/');
  if (segments.some((segment) => segment === '' || segment === '.' || segment === '..')) {
    throw new Rejection(
      'InvalidKey',
      `The key "${key}" has an empty folder name, "." or ".." as a folder, or no file name. Name the file, and leave out such folders.`,
    );
  }
  if (key.includes('\\')) {
    throw new Rejection('InvalidKey', `The key "${key}" has a backslash, which browsers take for a slash.`);
  }
  if (segments.includes('__proto__')) {
    throw new Rejection(
      'InvalidKey',
      `The key "${key}" has the name "__proto__", which programs that read its JSON take for something else. Choose another.`,
    );
  }
  if (reservedNames.some((name) => name === segments[0]) || /\/v\d+\/assets(\/|$)/.test(`/${slug}`)) {
    throw new Rejection(
      'InvalidKey',
      `The name "${slug}" is reserved for the site: a release must not begin with ${reservedNames.join(', ')}, or have a folder such as v1/assets in its name. Choose another.`,
    );
  }
  const bytes = Buffer.byteLength(slug + (attachment ?? ''));
  if (bytes > maxSlugBytes) {
    throw new Rejection(
      'InvalidKey',
      `The key is too long: its name takes ${bytes} bytes, the limit is ${maxSlugBytes}. Shorten the names of the file or its folders.`,
    );
  }
}

function splitLanguage(stem: string, languages: readonly string[]): { slug: string; language?: string } {
  const dot = stem.lastIndexOf('.');
  const language = dot > 0 ? findLocale(stem.slice(dot + 1))?.tag : undefined;
  return language !== undefined && languages.includes(language)
    ? { slug: stem.slice(0, dot), language }
    : { slug: stem };
}
