import type { Unit } from '../../../contracts/document.ts';
import type { Settings } from '../../../contracts/environment.ts';
import { Rejection, type ReportedError } from '../../../contracts/failures.ts';
import { locale } from '../../../contracts/locales.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { commentWarnings } from '../../documents/comments/published-comments.ts';
import { formats } from '../../documents/formats/formats.ts';
import { frontMatter } from '../../documents/formats/markdown/front-matter/front-matter.ts';
import { readers } from '../../documents/formats/readers.ts';
import { parseDocument } from '../../documents/parse-document.ts';
import { findSourceLanguage } from '../../documents/source-language/find-source-language.ts';
import { defined } from '../../lib/defined.ts';
import { embargoHold } from '../embargo-text/embargo-hold.ts';
import type { IngestedRelease } from '../ingested-release.ts';
import type { OptionsInForce } from '../options/options-in-force.ts';
import { noEmbargo } from '../options/parse-options.ts';
import { pageWarnings } from '../page-warnings/page-warnings.ts';
import { fingerprint } from '../revisions/fingerprint.ts';
import { uploadAgainCommand } from '../uploads/upload-again-command.ts';
import type { ReadUpload } from './read-upload.ts';

/** Of which release an upload is, and in which language by its name. */
export interface ReleaseName {
  slug: string;
  /** Canonical tag. */
  language?: string | undefined;
}

/** A source that can be published, before anything of it is registered. */
export interface ReadRelease {
  slug: string;
  extension: string;
  fingerprint: string;
  /** UTC, ahead. */
  embargo?: string;
  /** The reason for which it cannot continue as it is. */
  hold?: ReportedError;
  languages: string[];
  ingested: IngestedRelease;
}

/** @throws Rejection with what is wrong with it */
export function readRelease(
  read: ReadUpload,
  { slug, language: suffix }: ReleaseName,
  { options, reported }: OptionsInForce,
  settings: Settings,
): ReadRelease {
  const { upload, format, extension, text, bom, bytes, uploaded } = read;
  if (format === 'xliff') {
    throw new Rejection(
      'UnsupportedFormat',
      `"${upload.key}" is an XLIFF file, but its name has no language suffix, such as "release.fr.xlf".`,
    );
  }
  checkBody(text, format);
  const { title, jsonPaths } = options;
  if (jsonPaths !== undefined && format !== 'json') {
    throw new Rejection('InvalidOption', `The option "json-paths" is for JSON; this is read as ${format}.`);
  }
  const archive = readers[format].unpack && Buffer.from(bytes).toString('base64');
  const withoutComments = options.sourceComments === 'drop';
  const doubts: Warning[] = [];
  const findLanguage = (units: readonly Unit[]): string => {
    const said = { option: options.sourceLanguage, configured: settings.sourceLanguage, suffix };
    const found = findSourceLanguage(units, { ...said, targets: settings.languages });
    doubts.push(...found.warnings);
    return found.language;
  };
  const document = parseDocument(text, {
    format,
    extension,
    language: findLanguage,
    bom,
    title,
    archive,
    jsonPaths,
    withoutComments,
  });
  const { language } = document;
  if (options.sourceComments === undefined) doubts.push(...commentWarnings(text, format));
  const { languages, warnings } = targetLanguages(options.languages, settings.languages, language);
  warnings.push(...doubts, ...read.warnings);
  if (document.title.from === 'line' || document.title.from === 'sentence') {
    warnings.push({ code: 'title-guessed', message: `The title was taken from the text: "${document.title.text}".` });
  }
  warnings.push(...pageWarnings(document, { ...settings, slug, languages: [language, ...settings.languages] }));
  const isAnswered = options.embargo !== undefined && options.embargoPassed === undefined;
  const hold = isAnswered ? undefined : embargoHold(document, uploadAgainCommand.bind(undefined, read.stored));
  const digest = uploaded.sha256;
  // The configured review is a floor: options only add languages to it.
  const reviewed = new Set([...(settings.afterReview ?? []), ...(options.afterReview ?? [])]);
  const afterReview = languages.filter((tag) => reviewed.has(tag));
  return {
    slug,
    extension,
    languages,
    fingerprint: fingerprint(digest, options, settings),
    ...(options.embargo === undefined || options.embargo === noEmbargo ? {} : { embargo: options.embargo }),
    ...defined({ hold }),
    ingested: {
      schema: 1,
      document,
      source: {
        language,
        mediaType: formats[format].mediaType,
        sha256: digest,
        bytes: uploaded.bytes,
        title: document.title.text,
      },
      ...defined({ correction: options.correction }),
      ...(afterReview.length === 0 ? {} : { afterReview }),
      ...(reported.length === 0 ? {} : { options: reported }),
      warnings,
    },
  };
}

/** A title in front matter is not yet a release. */
function checkBody(text: string, format: ReadUpload['format']): void {
  const front = format === 'markdown' ? frontMatter(text) : undefined;
  if (front !== undefined && text.slice(front.end).trim() === '') {
    throw new Rejection('EmptyDocument', 'The file has front matter, but no text below it.');
  }
}

/** What a release is translated into: what was asked for, or all that is configured, but never the language that it is written in. */
function targetLanguages(
  asked: string[] | undefined,
  configured: string[],
  sourceLanguage: string,
): { languages: string[]; warnings: Warning[] } {
  const wanted = asked ?? configured;
  const languages = wanted.filter((tag) => locale(tag).engineCode !== locale(sourceLanguage).engineCode);
  const warnings: Warning[] =
    languages.length === wanted.length
      ? []
      : [
          {
            code: 'language-is-source',
            message: `${sourceLanguage} is the source's own language; it is published as it is.`,
          },
        ];
  return { languages, warnings };
}
