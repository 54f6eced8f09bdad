import { Rejection } from '../../../contracts/failures.ts';
import { maxSentenceCharacters, maxTitleCharacters } from '../../../contracts/limits.ts';
import { detected, findLocale } from '../../../contracts/locales.ts';
import { type JsonPath, parsePaths } from '../../documents/formats/json/paths.ts';
import { defined } from '../../lib/defined.ts';
import { controlsIn } from '../../lib/text/invisible.ts';
import { codePoints } from '../../lib/text/utf8-length.ts';
import { parseEmbargo, passedEmbargo } from './embargo.ts';
import { FrontMatter } from './front-matter.ts';
import { metadataOptions, type OptionName, optionNames, optionOf } from './known-options.ts';
import { misspelt } from './misspelt.ts';
import { saysYesOrNo } from './yes-or-no.ts';

/** The options of an editor; a key is absent if not given. */
export interface ReleaseOptions {
  title?: string;
  /** Canonical tags, in the order given. */
  languages?: string[];
  /** `auto`: to be detected in the text. */
  sourceLanguage?: string;
  /** UTC; `none` if lifted or over. */
  embargo?: string;
  /** The time that has passed, in UTC, and its line in the front matter. */
  embargoPassed?: { time: string; line?: number };
  correction?: string;
  charset?: string;
  /** Whether a Word document may hold tracked changes, comments and hidden text. */
  allowHidden?: boolean;
  /** Whether to publish a Word document without what is active in it, instead of rejecting it. */
  stripActive?: boolean;
  /** Canonical tags of the languages that wait for a person's review; may be empty. */
  afterReview?: string[];
  /** For a translation: the version of the release that it translates. */
  sourceVersion?: number;
  /** For a JSON file: the paths of its texts. */
  jsonPaths?: JsonPath[];
  /** For comments of HTML and Markdown: `keep` allows publishing them. */
  sourceComments?: 'keep' | 'drop';
  /** The reason of a withdrawal. */
  withdrawn?: string;
  /** Whether to publish although the text says that it is not ready. */
  ready?: boolean;
  /** The last part of the name, although it looks like a language, belongs to the name. */
  suffix?: 'name';
  /** When it was uploaded again to be translated again, although neither it nor the configuration has changed. */
  republish?: string;
}

export const noEmbargo = 'none';

/** The value that ends a remembered option. */
export const noValue = 'none';
/** Values of `after-review`: all languages, or the configured ones. */
export const allLanguages = 'all';
export const asConfigured = 'configured';

/** Whether a value is this one word, alone or in a list. */
export function says(value: unknown, word: string): boolean {
  const words = [value].flat().flatMap((each) => (typeof each === 'string' ? each.split(/[\s,]+/) : ['']));
  return words.filter(Boolean).join(' ').toLowerCase() === word;
}

/**
 * Parses options from several maps, each overriding the ones before it.
 *
 * @throws Rejection `UnknownOption`, `InvalidOption`, `UnknownLanguage`, `InvalidEmbargo`, `EmbargoTooFar`
 */
export function parseOptions(
  sources: ReadonlyMap<string, unknown>[],
  given: { configured: string[]; now: Date },
): ReleaseOptions {
  const values = new Map<OptionName, { value: unknown; line: number | undefined }>();
  for (const source of sources) {
    const isFrontMatter = source instanceof FrontMatter;
    const names = isFrontMatter ? optionNames.filter((name) => !metadataOptions.includes(name)) : optionNames;
    const keys = new Map<OptionName, string>();
    for (const [key, value] of source) {
      const line = isFrontMatter ? source.lines.get(key) : undefined;
      // Keys of the front matter belong to the author: `misspeltWarnings`.
      const meant = isFrontMatter ? undefined : misspelt(key);
      if (meant !== undefined) {
        throw at(line, new Rejection('UnknownOption', `"${key}" is not an option; did you mean "${meant}"?`));
      }
      const name = optionOf(key);
      if (name === undefined || !names.includes(name)) continue;
      const other = keys.get(name);
      if (other !== undefined) throw at(line, givenTwice(other, key));
      keys.set(name, key);
      values.set(name, { value, line });
    }
  }
  const options: ReleaseOptions = {};
  for (const [name, { value, line }] of values) {
    try {
      if (isBlank(value)) throw withoutValue(name);
      read[name](options, value, { ...given, line });
    } catch (error) {
      throw error instanceof Rejection ? at(line, error) : error;
    }
  }
  return options;
}

function at(line: number | undefined, rejection: Rejection): Rejection {
  return line === undefined ? rejection : rejection.at(line);
}

type Reader = (
  options: ReleaseOptions,
  value: unknown,
  given: { configured: string[]; now: Date; line: number | undefined },
) => void;

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
    if (says(value, noValue)) return;
    const written = list('languages', value);
    options.languages = [...new Set(written.map((tag) => configuredTag(tag, configured)))];
  },
  'source-language': (options, value) => {
    if (says(value, noValue)) return;
    const written = line('source-language', value);
    if (written.toLowerCase() === detected) {
      options.sourceLanguage = detected;
      return;
    }
    const found = findLocale(written);
    if (found === undefined)
      throw new Rejection('UnknownLanguage', `"${value}" is not a language that the engine knows.`);
    options.sourceLanguage = found.tag;
  },
  embargo: (options, value, { now, line: at }) => {
    const written = line('embargo', value);
    options.embargo = parseEmbargo(written, now) ?? noEmbargo;
    const passed = passedEmbargo(written, now);
    if (passed !== undefined) options.embargoPassed = { time: passed, ...defined({ line: at }) };
  },
  correction: (options, value) => {
    options.correction = sentence('correction', value, 'write what was wrong, such as "The date was wrong."');
  },
  withdrawn: (options, value) => {
    const reason = 'write the reason, such as "The ferry was sold."';
    options.withdrawn = sentence('withdrawn', value, `to take the release away ${reason}`);
  },
  charset: (options, value) => {
    options.charset = line('charset', value);
  },
  'allow-hidden': (options, value) => {
    options.allowHidden = trueOrFalse('allow-hidden', value);
  },
  'strip-active': (options, value) => {
    options.stripActive = trueOrFalse('strip-active', value);
  },
  ready: (options, value) => {
    options.ready = trueOrFalse('ready', value);
  },
  suffix: (options, value) => {
    const written = line('suffix', value).toLowerCase();
    if (written !== 'name') {
      throw new Rejection('InvalidOption', `The option "suffix" must be "name", or be left out, not "${written}".`);
    }
    options.suffix = written;
  },
  republish: (options, value) => {
    const written = line('republish', value);
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(written) || Number.isNaN(Date.parse(written))) {
      throw new Rejection(
        'InvalidOption',
        `The option "republish" must be a time such as 2026-11-30T18:00:00Z, not "${written}". npm run republish gives it.`,
      );
    }
    options.republish = written;
  },
  'json-paths': (options, value) => {
    options.jsonPaths = parsePaths(line('json-paths', value));
  },
  'source-comments': (options, value) => {
    const written = line('source-comments', value).toLowerCase();
    if (written !== 'keep' && written !== 'drop') {
      throw new Rejection('InvalidOption', `The option "source-comments" must be "drop" or "keep", not "${written}".`);
    }
    options.sourceComments = written;
  },
  'after-review': (options, value, { configured }) => {
    if (says(value, asConfigured)) return;
    if (typeof value === 'boolean') {
      throw new Rejection(
        'InvalidOption',
        `The option "after-review" must be "${allLanguages}", "${noValue}", "${asConfigured}" or a list of languages, not "${value}".`,
      );
    }
    const written = list('after-review', value);
    const isNone = says(value, noValue);
    const isAll = says(value, allLanguages);
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
  // Refused where an upload arrives (`approvals.ts`); sources that were registered before may have it.
  'approved-characters': () => {},
};

function configuredTag(written: string, configured: string[]): string {
  const tag = findLocale(written)?.tag;
  if (tag === undefined || !configured.includes(tag)) {
    throw new Rejection(
      'UnknownLanguage',
      `"${written}" is not configured here; the configured languages are: ${configured.join(', ')}.`,
    );
  }
  return tag;
}

function trueOrFalse(name: OptionName, value: unknown): boolean {
  const written = typeof value === 'boolean' ? String(value) : line(name, value).toLowerCase();
  if (written === 'true' || written === 'false') return written === 'true';
  throw new Rejection('InvalidOption', `The option "${name}" must be "true" or "false", not "${written}".`);
}

/** Language tags, separated by commas or spaces, or as a YAML list. */
function list(name: OptionName, value: unknown): string[] {
  if (Array.isArray(value) && value.some(isBlank)) throw withoutValue(name);
  const written = Array.isArray(value)
    ? value.map((each) => line(name, String(each)))
    : line(name, value).split(/[\s,]+/);
  const tags = written.filter((tag) => tag !== '');
  if (tags.length === 0) throw withoutValue(name);
  return tags;
}

function line(name: OptionName, value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') {
    const given = Array.isArray(value) ? 'a list' : typeof value;
    throw new Rejection('InvalidOption', `The option "${name}" must be text, not ${given}.`);
  }
  const text = String(value).replace(/\s+/g, ' ').trim();
  const signs = controlsIn(text);
  if (signs.length === 0) return text;
  throw new Rejection(
    'InvalidOption',
    `The option "${name}" has ${signs.join(', ')}: control signs, which programs obey and readers do not see. Write it without them.`,
  );
}

/** Text that readers will see. Refuses yes and no: "Reason: false" would come from a switch and not from an editor. */
function sentence(name: OptionName, value: unknown, what: string): string {
  const text = typeof value === 'boolean' ? String(value) : line(name, value);
  const characters = codePoints(text);
  if (characters > maxSentenceCharacters) {
    throw new Rejection(
      'InvalidOption',
      `The option "${name}" has ${characters} characters; the limit is ${maxSentenceCharacters}.`,
    );
  }
  if (!saysYesOrNo(name, text)) return text;
  throw new Rejection(
    'InvalidOption',
    `The option "${name}" says "${text}", but needs a text: ${what}; or remove the option.`,
  );
}

/** An empty value: in YAML (`embargo:`, `~`, `[]`), or from a program with an empty field. */
export function isBlank(value: unknown): boolean {
  if (typeof value === 'string') return /^[\s\p{Cf}]*$/u.test(value) || /^\s*(~|null|undefined)\s*$/i.test(value);
  if (Array.isArray(value)) return value.length === 0;
  return value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
}

/** YAML treats `Embargo` and `embargo` as two keys; which one is meant is unknown. */
function givenTwice(one: string, other: string): Rejection {
  return new Rejection('InvalidOption', `"${one}" and "${other}" are the same option: remove one of them.`);
}

function withoutValue(name: OptionName): Rejection {
  return new Rejection('InvalidOption', `The option "${name}" has no value: give it one, or remove it.`);
}
