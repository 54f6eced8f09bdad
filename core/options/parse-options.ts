import { Rejection } from '../../contracts/failures.ts';
import { maxTitleCharacters } from '../../contracts/limits.ts';
import { detected, findLocale } from '../../contracts/locales.ts';
import { type JsonPath, parsePaths } from '../formats/json/paths.ts';
import { parseEmbargo } from './embargo.ts';
import { type OptionName, optionNames } from './known-options.ts';
import { misspelt } from './misspelt.ts';

/** What an editor asked for; a key is absent where nothing was said. */
export interface ReleaseOptions {
  title?: string;
  /** Canonical tags, in the order given. */
  languages?: string[];
  /** `auto` where the text is to say it. */
  sourceLanguage?: string;
  /** UTC; `none` where it was lifted, or has passed. */
  embargo?: string;
  correction?: string;
  charset?: string;
  /** Whether a Word document may hold tracked changes, comments and hidden text. */
  allowHidden?: boolean;
  /** Canonical tags of the languages that wait for a person's review; empty where none does. */
  afterReview?: string[];
  /** Of a translation: the version of the release that it translates. */
  sourceVersion?: number;
  /** Of a JSON file: where its texts are. */
  jsonPaths?: JsonPath[];
  /** Characters that somebody has approved for this upload. */
  approvedCharacters?: number;
  /** Why the release is to be taken away. */
  withdrawn?: string;
}

export const noEmbargo = 'none';

/**
 * Options from where they may stand, each map overriding the ones before it.
 *
 * @throws Rejection `UnknownOption`, `InvalidOption`, `UnknownLanguage`, `InvalidEmbargo`, `EmbargoTooFar`
 */
export function parseOptions(
  sources: ReadonlyMap<string, unknown>[],
  given: { configured: string[]; now: Date },
): ReleaseOptions {
  const values = new Map<OptionName, unknown>();
  for (const source of sources) {
    for (const [key, value] of source) {
      const meant = misspelt(key);
      if (meant !== undefined) {
        throw new Rejection('UnknownOption', `There is no option "${key}"; did you mean "${meant}"?`);
      }
      const name = optionNames.find((option) => option === key.toLowerCase());
      if (name !== undefined && value !== null && value !== undefined) values.set(name, value);
    }
  }
  const options: ReleaseOptions = {};
  for (const [name, value] of values) read[name](options, value, given);
  return options;
}

type Reader = (options: ReleaseOptions, value: unknown, given: { configured: string[]; now: Date }) => void;

const read: Record<OptionName, Reader> = {
  title: (options, value) => {
    const title = line('title', value);
    if ([...title].length > maxTitleCharacters) {
      throw new Rejection(
        'InvalidOption',
        `The title has ${[...title].length} characters; the limit is ${maxTitleCharacters}.`,
      );
    }
    options.title = title;
  },
  languages: (options, value, { configured }) => {
    const written = Array.isArray(value)
      ? value.map(String)
      : line('languages', value)
          .split(/[\s,]+/)
          .filter(Boolean);
    if (written.length === 0) throw new Rejection('InvalidOption', 'The option "languages" names no language.');
    options.languages = [...new Set(written.map((tag) => configuredTag(tag, configured)))];
  },
  'source-language': (options, value) => {
    const written = line('source-language', value);
    if (written.toLowerCase() === detected) {
      options.sourceLanguage = detected;
      return;
    }
    const found = findLocale(written);
    if (found === undefined) throw new Rejection('UnknownLanguage', `"${value}" is no language that the engine knows.`);
    options.sourceLanguage = found.tag;
  },
  embargo: (options, value, { now }) => {
    options.embargo = parseEmbargo(line('embargo', value), now) ?? noEmbargo;
  },
  correction: (options, value) => {
    options.correction = line('correction', value);
  },
  withdrawn: (options, value) => {
    options.withdrawn = line('withdrawn', value);
  },
  charset: (options, value) => {
    options.charset = line('charset', value);
  },
  'allow-hidden': (options, value) => {
    const written = typeof value === 'boolean' ? String(value) : line('allow-hidden', value).toLowerCase();
    if (written !== 'true' && written !== 'false') {
      throw new Rejection('InvalidOption', `The option "allow-hidden" must be "true" or "false", not "${written}".`);
    }
    options.allowHidden = written === 'true';
  },
  'json-paths': (options, value) => {
    options.jsonPaths = parsePaths(line('json-paths', value));
  },
  'after-review': (options, value, { configured }) => {
    const written = Array.isArray(value)
      ? value.map(String)
      : line('after-review', value)
          .split(/[\s,]+/)
          .filter(Boolean);
    const isNone = written.length === 1 && written[0]?.toLowerCase() === 'none';
    const isAll = written.length === 1 && written[0]?.toLowerCase() === 'all';
    options.afterReview = isNone
      ? []
      : isAll
        ? configured
        : [...new Set(written.map((tag) => configuredTag(tag, configured)))];
  },
  'source-version': (options, value) => {
    const written = line('source-version', value);
    if (!/^[1-9]\d{0,6}$/.test(written)) {
      throw new Rejection(
        'InvalidOption',
        `The option "source-version" must be a version number such as 3, not "${written}".`,
      );
    }
    options.sourceVersion = Number(written);
  },
  'approved-characters': (options, value) => {
    const written = line('approved-characters', value);
    if (!/^\d{1,12}$/.test(written)) {
      throw new Rejection(
        'InvalidOption',
        `The option "approved-characters" must be a number of characters such as 2500000, not "${written}".`,
      );
    }
    options.approvedCharacters = Number(written);
  },
};

function configuredTag(written: string, configured: string[]): string {
  const tag = findLocale(written)?.tag;
  if (tag === undefined || !configured.includes(tag)) {
    throw new Rejection('UnknownLanguage', `"${written}" is not configured here; these are: ${configured.join(', ')}.`);
  }
  return tag;
}

function line(name: OptionName, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    throw new Rejection(
      'InvalidOption',
      `The option "${name}" must be text, not ${Array.isArray(value) ? 'a list' : typeof value}.`,
    );
  }
  const text = String(value).replace(/\s+/g, ' ').trim();
  if (text === '') throw new Rejection('InvalidOption', `The option "${name}" is empty.`);
  return text;
}
