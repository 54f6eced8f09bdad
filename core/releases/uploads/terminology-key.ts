import { Rejection } from '../../../contracts/failures.ts';
import { uploadFolders } from '../../../contracts/keys.ts';
import { findLocale } from '../../../contracts/locales.ts';

/** Parts of a term list's key. */
export interface TerminologyKey {
  /** Canonical tag. */
  source: string;
  kind: 'csv' | 'tsv' | 'tmx';
}

const kinds: readonly string[] = ['csv', 'tsv', 'tmx'] satisfies TerminologyKey['kind'][];

/**
 * Reads `terminology/<source>.csv`, `.tsv` or `.tmx`.
 *
 * @throws Rejection `InvalidTerminology`
 */
export function readTerminologyKey(key: string): TerminologyKey {
  const name = key.slice(uploadFolders.terminology.length);
  const [, stem = '', extension = ''] = /^([^/]*)\.([^./]*)$/.exec(name) ?? [];
  const source = findLocale(stem)?.tag;
  const kind = extension.toLowerCase();
  if (source !== undefined && isKind(kind)) return { source, kind };
  throw new Rejection(
    'InvalidTerminology',
    `"${key}" is not the name of a term list. Name it by its source language and format: ${uploadFolders.terminology}en.csv, .tsv or .tmx.`,
  );
}

function isKind(text: string): text is TerminologyKey['kind'] {
  return kinds.includes(text);
}
