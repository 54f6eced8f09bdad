import { findLocale, locale } from '../../../contracts/locales.ts';
import { attribute, textOf, XmlError } from '../../lib/xml/index.ts';
import { inlineOf } from '../tmx/inline.ts';
import { TmxError } from '../tmx/tmx-error.ts';
import { readTmxFile, type TmxFile, type TmxUnit } from '../tmx/tmx-file.ts';
import { isKeepName, keepValue, type TermEntry } from './entry.ts';
import { type Problems, quoted } from './problems.ts';

/**
 * Reads the entries of a TMX file: each `tu` is a term, each of its `tuv` the term in one language. Drops inline
 * elements: they hold the formatting of the tool that wrote them.
 *
 * @param source canonical tag
 */
export function readTmxTerms(text: string, source: string, problems: Problems): TermEntry[] {
  try {
    return readTmxFile(text, (file) => entriesOf(file, source, problems));
  } catch (error) {
    if (!(error instanceof TmxError)) throw error;
    const { cause, line, reason } = error;
    if (cause instanceof XmlError) problems.add(undefined, `The file is not readable XML: ${cause.message}.`);
    else problems.add(line, reason);
    return [];
  }
}

function entriesOf({ text, units }: TmxFile, source: string, problems: Problems): TermEntry[] {
  const unknown = new Set<string>();
  const reading: Reading = { text, source, problems, unknown };
  return [...units].flatMap((unit) => entryOf(unit, reading) ?? []);
}

interface Reading {
  text: string;
  source: string;
  problems: Problems;
  /** Unknown languages already reported. */
  unknown: Set<string>;
}

function entryOf({ element, line, variants }: TmxUnit, { text, source, problems, unknown }: Reading) {
  const own: { exact: boolean; text: string }[] = [];
  const targets: [string, string][] = [];
  for (const { line, language = '', segment } of variants) {
    const found = findLocale(language);
    if (found === undefined) {
      if (!unknown.has(language)) problems.add(line, `${quoted(language)} is not a language that the engine knows.`);
      unknown.add(language);
      continue;
    }
    const inline = segment === undefined ? [] : inlineOf(text, segment);
    const term = inline.map((each) => (each.type === 'text' ? each.value : '')).join('');
    if (found.engineCode === locale(source).engineCode) own.push({ exact: found.tag === source, text: term });
    else targets.push([found.tag, term]);
  }
  if (own.length === 0) {
    problems.add(line, `the unit has no text in the source language, "${source}" as in the file's name.`);
    return undefined;
  }
  const marks = element.children.filter(
    (prop) => prop.name === 'prop' && isKeepName(attribute(text, prop, 'type') ?? ''),
  );
  const values = marks.map((prop) => keepValue(textOf(text, prop)));
  if (values.includes(undefined)) problems.add(line, 'the property "do-not-translate" is neither yes nor no.');
  const { text: term } = own.find(({ exact }) => exact) ?? own[0] ?? { text: '' };
  return { line, source: term, targets, keep: values.includes(true) };
}
