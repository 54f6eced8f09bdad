import { sha256 } from './sha256.ts';

/** A name or phrase and its translations. */
export interface Term {
  source: string;
  /** By canonical target tag. A target equal to `source` is kept untranslated in that language. */
  targets: Record<string, string>;
  /** Never translated, in any language; `targets` is then empty. The pipeline matches these, not the engine. */
  keep?: boolean;
}

/** The terms of one source language, as translations use them. */
export interface TermList {
  schema: 1;
  /** Canonical tag. */
  source: string;
  /** Its name in Amazon Translate: derived from its content, never used again after it is deleted. */
  name: string;
  /** Hex SHA-256 of the terms, independent of the file's format and order. */
  sha256: string;
  terms: Term[];
}

/** The list in the work bucket: all target languages, with the custom terminologies that hold them. */
export interface StoredTermList extends TermList {
  lists: EngineList[];
}

/** One custom terminology in Amazon Translate, which holds ten target languages at most. */
export interface EngineList {
  name: string;
  /** Canonical tags. */
  targets: string[];
}

/** The list that an execution pins: it uses this one even if another becomes current meanwhile. */
export interface TermListReference {
  name: string;
  /** Key in the work bucket; content-addressed. */
  key: string;
}

/** A report's counts of an imported list. */
export interface TermCounts {
  /** Canonical tag. */
  source: string;
  terms: number;
  /** Terms that are never translated. */
  doNotTranslate: number;
  /** By canonical tag: terms that have a translation into the language. */
  translations: Record<string, number>;
}

/** A list to delete once running translations cannot use it. */
export interface RetireList {
  source: string;
  name: string;
  /** Which retirement: a list can be current again and retired again. */
  tick: number;
}

/** Prefix of the names of one pipeline's lists; its role may not touch others of the account. */
export function termListPrefix(pipeline: string): string {
  return `dragoman-${sha256(pipeline).slice(0, 8)}-`;
}
