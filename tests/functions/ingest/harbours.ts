/** Releases about harbours, and people's translations of them: every paragraph has a name and figures of its own. */

/** One figure a paragraph; an edition differs from another in some of them. */
export type Edition = readonly number[];

const places = ['Calder', 'Ostrow', 'Penmarch', 'Valdora', 'Lindesby'];

/** What is taught: texts of the source, as the memory has them, with a person's words. */
export type Pairs = Map<string, string>;

const title = 'The harbours of the coast open';

interface Sentences {
  source: [string, string];
  /** In a person's words. */
  target: [string, string];
}

function sentences(place: string, count: number, year: number, who: string): Sentences {
  return {
    source: [`The harbour of ${place} has room for ${count} boats.`, `It was built in ${year} by the town.`],
    target: [`Le port de ${place} accueille ${count} bateaux (${who}).`, `La ville l’a construit en ${year} (${who}).`],
  };
}

function paragraphs(edition: Edition, who: string): Sentences[] {
  return edition.map((count, index) =>
    sentences(places[index] ?? '', 100 + 17 * index + count * 1000, 1900 + 7 * index, who),
  );
}

const joined = (title: string, all: readonly (readonly string[])[]) =>
  `${[`# ${title}`, ...all.map((each) => each.join(' '))].join('\n\n')}\n`;

const frenchTitle = (who: string) => `Les ports de la côte ouvrent (${who})`;

export function english(edition: Edition): string {
  return joined(
    title,
    paragraphs(edition, '').map(({ source }) => source),
  );
}

export function french(edition: Edition, who: string): string {
  return joined(
    frenchTitle(who),
    paragraphs(edition, who).map(({ target }) => target),
  );
}

/** The texts of a document's blocks, in order, in a person's words. */
export function blocksOf(edition: Edition, who: string): { source: string[]; target: string[] }[] {
  return [{ source: [title], target: [frenchTitle(who)] }, ...paragraphs(edition, who)];
}

/** What a text teaches beside its source. @param blocks those that are finished; all where this is absent. */
export function taught(edition: Edition, who: string, blocks?: ReadonlySet<number>): Pairs {
  const pairs: Pairs = new Map();
  for (const [index, { source, target }] of blocksOf(edition, who).entries()) {
    if (blocks !== undefined && !blocks.has(index)) continue;
    pairs.set(source.join(' '), target.join(' '));
    for (const [at, sentence] of source.entries()) pairs.set(sentence, target[at] ?? '');
  }
  return pairs;
}
