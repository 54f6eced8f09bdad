/** A thing that a document held and its sanitised copy does not. */
export interface Finding {
  /**
   * - `active`: runs, fetches or opens something on the reader's machine; a document with it is rejected.
   * - `removed`: harmless to lose; readers or editors may miss it.
   * - `identity`: readers never saw it; it says who wrote the document, or on what machine.
   */
  kind: 'active' | 'removed' | 'identity';
  /** With its article, such as `a DDE field`. Never a word of the document: it may be under embargo. */
  what: string;
  /** Name of the part. */
  where: string;
}

/** The most places that one message names. */
const maxNamed = 12;

/** Names findings in a sentence: each once, with the parts that they were found in. */
export function named(findings: readonly Finding[]): string {
  const places = new Map<string, Set<string>>();
  for (const { what, where } of findings) {
    const found = places.get(what) ?? new Set();
    places.set(what, found.add(shown(where)));
  }
  const all = [...places].map(([what, parts]) => `${what} (${listed([...parts])})`);
  return listed(all);
}

/** Says of each kind what a sanitised document lost. */
export function lossesOf(findings: readonly Finding[]): string[] {
  const sentences = { active: 'what is active: ', removed: '', identity: 'what readers do not see: ' };
  return Object.entries(sentences).flatMap(([kind, what]) => {
    const found = findings.filter((finding) => finding.kind === kind);
    return found.length === 0 ? [] : [`Dragoman left out ${what}${named(found)}.`];
  });
}

function listed(all: readonly string[]): string {
  const rest = all.length - maxNamed;
  const some = rest > 0 ? [...all.slice(0, maxNamed), `${rest} more`] : all;
  return new Intl.ListFormat('en').format(some);
}

/** A part's name for a report: an archive can hold any characters in it. */
function shown(name: string): string {
  const plain = name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
  return plain.length > 80 ? `${plain.slice(0, 79)}…` : plain;
}
