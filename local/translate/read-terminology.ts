import { CsvError, parse } from 'csv-parse/sync';
import { maxTargetsOfTerminology, maxTermBytes } from '../../contracts/limits.ts';
import { engineCodes } from '../../contracts/locales.ts';
import { ServiceError } from './service-error.ts';

/** The service also takes TMX, which the pipeline never sends. */
export const terminologyFormats = ['CSV', 'TSV'] as const;
export type TerminologyFormat = (typeof terminologyFormats)[number];

export interface TerminologyTable {
  /** The service's codes, the source language first. */
  languages: string[];
  rows: string[][];
}

const known = new Set<string>(engineCodes);

/**
 * Reads a terminology's file as the service does (Developer Guide: Creating a custom terminology; Guidelines
 * and quotas).
 */
export function readTerminology(text: string, format: TerminologyFormat): TerminologyTable {
  const [header = [], ...rows] = tableOf(text, format);
  const languages = header.map((code) => code.trim());
  const wrong = languages.find((code) => !known.has(code));
  if (wrong !== undefined || new Set(languages).size !== languages.length) {
    throw refused(`the header names no language, or one twice: ${wrong ?? languages.join(', ')}.`);
  }
  if (languages.length < 2) throw refused('it has no target language.');
  if (languages.length - 1 > maxTargetsOfTerminology) {
    throw new ServiceError(
      'LimitExceededException',
      `The terminology has ${languages.length - 1} target languages; the maximum is ${maxTargetsOfTerminology}.`,
    );
  }
  const terms = rows.filter((row) => row.some((cell) => cell !== ''));
  if (terms.length === 0) throw refused('it has no terms.');
  for (const row of terms) {
    if (row.length !== languages.length) throw refused(`a row has ${row.length} columns: ${row.join(',')}.`);
    const long = row.find((cell) => Buffer.byteLength(cell) > maxTermBytes);
    if (long !== undefined) throw refused(`a term has more than ${maxTermBytes} bytes: ${long.slice(0, 40)}….`);
  }
  return { languages, rows: terms };
}

function tableOf(text: string, format: TerminologyFormat): string[][] {
  try {
    return parse(text, { delimiter: format === 'TSV' ? '\t' : ',', bom: true, relax_column_count: true });
  } catch (error) {
    if (error instanceof CsvError) throw refused(error.message);
    throw error;
  }
}

function refused(why: string): ServiceError {
  return new ServiceError(
    'InvalidParameterValueException',
    `The provided terminology is not formatted correctly: ${why}`,
  );
}
