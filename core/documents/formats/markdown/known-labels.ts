import type { Construct, Extension, ParseContext } from 'micromark-util-types';

/** Normalised labels, as micromark keeps them while it parses; it adds those that it finds. */
export interface Known {
  links: string[];
  footnotes: string[];
}

export function nothingKnown(): Known {
  return { links: [], footnotes: [] };
}

/** Gives a parser the definitions of other stretches of its text, and collects those that it finds. */
export function tell(parser: ParseContext, known: Known): ParseContext {
  // GitHub's footnotes extension keeps its labels in `gfmFootnotes`.
  return Object.assign(parser, { defined: known.links, gfmFootnotes: known.footnotes });
}

/**
 * Does the same through an extension, for a parser that cannot be accessed; all definitions must be known already.
 * Text is parsed after all blocks, so it is enough that this construct is tried at some line; it never succeeds.
 */
export function knownTo(known: Known): Extension {
  const passing: Construct = {
    name: 'knownLabels',
    tokenize(_effects, _ok, nok) {
      tell(this.parser, known);
      return nok;
    },
  };
  // Tried wherever a line could begin a list or a quotation.
  return { document: { null: passing } };
}
