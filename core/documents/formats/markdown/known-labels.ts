import type { Construct, Extension, ParseContext } from 'micromark-util-types';

/** Normalised labels, as micromark keeps them while it parses; it adds those that it meets. */
export interface Known {
  links: string[];
  footnotes: string[];
}

export function nothingKnown(): Known {
  return { links: [], footnotes: [] };
}

/** Lets a parser know what other stretches of its text define, and add to that what it meets. */
export function tell(parser: ParseContext, known: Known): ParseContext {
  // The latter is where GitHub's footnotes keep theirs.
  return Object.assign(parser, { defined: known.links, gfmFootnotes: known.footnotes });
}

/**
 * The same for a parser that cannot be got hold of, where everything is known already. Text is parsed
 * after all blocks are, so it is enough that some line comes by here; no construct is ever made.
 */
export function knownTo(known: Known): Extension {
  const passing: Construct = {
    name: 'knownLabels',
    tokenize(_effects, _ok, nok) {
      tell(this.parser, known);
      return nok;
    },
  };
  // Asked for whenever a line could begin a list or a quotation, whatever it begins with.
  return { document: { null: passing } };
}
