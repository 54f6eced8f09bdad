import { Rejection } from '../../../../contracts/failures.ts';
import { stretchLength } from './stretches.ts';

/**
 * Limits of pairing work for micromark, in a block and in a document: for each delimiter it may go back over all
 * before it. 3e7 take some 2 s; a paragraph of fifty links has 4e4.
 */
const maxPairing = { block: 3e7, document: 3e8 };

/**
 * Limits of events to copy: for each underlined heading, micromark may copy all events before it in the stretch being
 * parsed. 5e7 take a second or two; a stretch with a heading in every ten lines has 1e6.
 */
const maxCopied = { atOnce: 5e7, document: 3e8 };
const eventsOfConstruct = 4;

/**
 * Limit of characters to search for the ends of comments and the like: each may search the whole block. 1e8 take some
 * 3 s; a paragraph with ten of them has 1e4.
 */
const maxLookedThrough = 1e8;

/**
 * Limit of constructs parsed at once: in a stretch, or in a list, a quotation, a table or a fence longer than one.
 * Each takes 1 to 4 KB until that is done. A table of 4,000 rows with ten cells reaches it.
 */
const maxAtOnce = 60_000;

/**
 * Limit of a document's constructs by its length: each is a node or two of the page's trees, half a KB apiece. Manuals
 * have one in twenty characters; a change log that is a list of links has one in ten.
 */
const maxInDocument = (length: number) => 150_000 + length / 10;

/** The parser checks each word for an address, and joins the words only when all are read. */
const word = 0.2;

/** A line of a list, a quotation or a table, and a heading, is several constructs. */
const markedLine = 4;

export interface LineFacts {
  length: number;
  /** Characters that may open or close a construct. */
  delimiters: number;
  /** Characters that are a construct by themselves. */
  others: number;
  /** Beginnings of comments, instructions and declarations. */
  comments: number;
  spaces: number;
  /** Whether it starts a block, whose delimiters pair among themselves. */
  startsBlock: boolean;
  /** Whether it is an item, a row, a heading or a line of a quotation. */
  marked: boolean;
  /** Whether it may make a heading of the lines before it. */
  underline: boolean;
  /** Whether a stretch may begin with it. */
  beginning: boolean;
}

/** Estimates the number of a Markdown text's constructs, line by line. */
export class Density {
  readonly #limit: number;
  #delimiters = 0;
  #events = 0;
  #pairing = 0;
  #copied = 0;
  #copiedAtOnce = 0;
  #lookedThrough = 0;
  #comments = 0;
  #blockLength = 0;
  #inDocument = 0;
  #atOnce = 0;
  #lengthAtOnce = 0;

  /** @param length of the text. */
  constructor(length: number) {
    this.#limit = maxInDocument(length);
  }

  blankLine(): void {
    this.#count(1);
  }

  /** @throws Rejection `TooDense` */
  line({ length, delimiters, others, comments, spaces, startsBlock, marked, underline, beginning }: LineFacts): void {
    if (beginning && this.#lengthAtOnce > stretchLength) {
      this.#atOnce = 0;
      this.#copiedAtOnce = 0;
      this.#lengthAtOnce = 0;
    }
    this.#lengthAtOnce += length + 1;
    if (startsBlock) {
      this.#pairing += this.#delimiters * this.#events;
      this.#delimiters = 0;
      this.#events = 0;
      this.#lookedThrough += this.#comments * this.#blockLength;
      this.#comments = 0;
      this.#blockLength = 0;
    }
    this.#comments += comments;
    this.#blockLength += length;
    if (this.#lookedThrough + this.#comments * this.#blockLength > maxLookedThrough) {
      throw tooDense('The Markdown begins thousands of comments in one paragraph.');
    }
    if (underline) {
      this.#copied += eventsOfConstruct * this.#atOnce;
      this.#copiedAtOnce += eventsOfConstruct * this.#atOnce;
    }
    if (this.#copiedAtOnce > maxCopied.atOnce || this.#copied > maxCopied.document)
      throw tooDense('The Markdown has thousands of underlined headings in a row.');
    this.#delimiters += delimiters;
    this.#events += delimiters + 2 * others;
    const pairing = this.#delimiters * this.#events;
    if (pairing > maxPairing.block || this.#pairing + pairing > maxPairing.document) {
      throw tooDense('A paragraph contains thousands of *, _, `, ~, [ and ]; they are too many to pair as markup.');
    }
    this.#atOnce += word * spaces;
    this.#count((marked ? markedLine : 1) + delimiters + others);
  }

  #count(constructs: number): void {
    this.#inDocument += constructs;
    this.#atOnce += constructs;
    if (this.#inDocument > this.#limit) {
      throw tooDense(`The Markdown has more than ${Math.round(this.#limit)} lines, marks and brackets for its length.`);
    }
    if (this.#atOnce > maxAtOnce) {
      throw tooDense(
        'A part of the Markdown, such as a list or a table, has tens of thousands of lines and marks, and no paragraph after a blank line between them.',
      );
    }
  }
}

function tooDense(message: string): Rejection {
  return new Rejection('TooDense', message);
}
