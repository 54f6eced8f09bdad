import { createHash } from 'node:crypto';

/** A name or phrase, and how it is to be translated. */
export interface Term {
  source: string;
  /** By canonical target tag. A target equal to `source` is not translated into that language. */
  targets: Record<string, string>;
  /** Never translated, whatever the language; `targets` is then empty. Matched by us, not by the engine. */
  keep?: boolean;
}

/** The terms of one source language, as translations use them. */
export interface TermList {
  schema: 1;
  /** Canonical tag. */
  source: string;
  /** What Amazon Translate knows the list by: says what is in it, and is never used again once it is deleted. */
  name: string;
  /** Hex SHA-256 of the terms, whatever the format and the order of the file that they came in. */
  sha256: string;
  terms: Term[];
}

/** As the work bucket keeps it: for every target language, with what Amazon Translate was given of it. */
export interface StoredTermList extends TermList {
  lists: EngineList[];
}

/** One custom terminology in Amazon Translate, which holds ten target languages at most. */
export interface EngineList {
  name: string;
  /** Canonical tags. */
  targets: string[];
}

/** What an execution pins: it translates with this list, whatever becomes the current one meanwhile. */
export interface TermListReference {
  name: string;
  /** In the work bucket; content-addressed. */
  key: string;
}

/** What a report says of a list that was imported. */
export interface TermCounts {
  /** Canonical tag. */
  source: string;
  terms: number;
  /** How many of them are never translated. */
  doNotTranslate: number;
  /** By canonical tag: how many terms have a translation into the language. */
  translations: Record<string, number>;
}

/** A list to delete once nothing under way can be translated with it. */
export interface RetireList {
  source: string;
  name: string;
  /** Which time of being out of use is meant: a list can become the current one again. */
  tick: number;
}

/** How the names of one pipeline's lists begin: its role may touch no others of the account. */
export function termListPrefix(pipeline: string): string {
  return `dragoman-${createHash('sha256').update(pipeline).digest('hex').slice(0, 8)}-`;
}
