import { atMost, type Benchmark, type Figure } from '../benchmark.ts';
import { count, dollars, ratio } from '../output/numbers.ts';
import { markdownCorpus, textCorpus } from '../parse/corpus.ts';
import { withCloud } from '../support/bench-cloud.ts';
import { example, type Source } from '../support/example.ts';
import { publish } from '../support/release.ts';
import { reworded } from '../support/reworded.ts';
import { sum } from '../support/statistics.ts';
import { type Billed, billedIn } from './billed.ts';
import { edited, moved } from './edits.ts';
import { type Priced, priceOf, prices, type Usage } from './prices.ts';
import { translatableCharacters } from './translatable.ts';
import { usageOf } from './usage.ts';

/** Limits on billed per translatable characters: for prose, and for text with much markup. */
const proseRatio = 1.02;
const markupRatio = 1.1;
/** A request holds 10,000 bytes; packing fills at least this many. */
const bytesARequest = 9_500;

export const cost: Benchmark = {
  name: 'cost',
  title: 'Cost of a release',
  how: `Characters and requests as the manifest states them, in six languages, against the source's translatable characters (text without markup, code and addresses) and ⌈bytes ÷ ${count(bytesARequest)}⌉ + 2 requests. Beside the examples, 200 KB of generated prose and 100 KB of generated Markdown. Then \`river-ferry.md\` again with one paragraph edited, and with two in another order. The estimate multiplies what one release of \`river-ferry.md\` uses by public prices: requests from CloudTrail's record, transitions and task times from Step Functions' history (times are this machine's, with the engine at 150 ms). Storage, logs, traces and delivery are not in it.`,
  run: (progress) =>
    withCloud(progress, async (cloud) => {
      const ferry = await example('river-ferry.md');
      const sources: [Source, number][] = [
        [ferry, markupRatio],
        [await example('observatory.txt'), proseRatio],
        [await example('harvest-fair.html'), markupRatio],
        [{ name: 'prose-200k.txt', text: textCorpus(200_000) }, proseRatio],
        [{ name: 'markup-100k.md', text: markdownCorpus(100_000) }, markupRatio],
      ];
      progress.step('Two releases that are not counted');
      for (const folder of ['warm-1', 'warm-2']) await publish(cloud, reworded(ferry), folder);
      const rows: Row[] = [];
      let used: Usage | undefined;
      for (const [source, bar] of sources) {
        progress.step(source.name);
        const { manifest, usage } = await usageOf(cloud, source, 'cost');
        used ??= usage;
        rows.push(rowOf(source, bar, billedIn(manifest)));
      }
      progress.step('A paragraph edited, a paragraph moved');
      const edit = edited(ferry);
      const forEdit = billedIn(await publish(cloud, edit.source, 'cost'));
      const forMove = billedIn(await publish(cloud, moved(edit.source), 'cost'));
      return {
        figures: [...rows.flatMap(rowFigures), ...editFigures(edit.paragraph, forEdit, forMove)],
        details: [billTable(rows), ...(used ? [estimate(used)] : [])],
      };
    }),
};

interface Row {
  name: string;
  translatable: number;
  bytes: number;
  bar: number;
  billed: Billed[];
}

function rowOf(source: Source, bar: number, billed: Billed[]): Row {
  const bytes = Buffer.byteLength(source.text);
  return { name: source.name, translatable: translatableCharacters(source), bytes, bar, billed };
}

/** Compares the most expensive language with the limit. */
function rowFigures({ name, translatable, bytes, bar, billed }: Row): Figure[] {
  const characters = Math.max(...billed.map((language) => language.characters));
  const requests = Math.max(...billed.map((language) => language.requests));
  return [
    atMost(`${name}: characters billed to translatable, a language`, characters / translatable, bar, ratio),
    atMost(`${name}: requests a language`, requests, Math.ceil(bytes / bytesARequest) + 2, count),
  ];
}

function editFigures(paragraph: number, edit: readonly Billed[], move: readonly Billed[]): Figure[] {
  const characters = (billed: readonly Billed[]) => sum(billed.map((language) => language.characters));
  return [
    atMost('a paragraph edited: characters, all languages', characters(edit), paragraph * edit.length, count),
    atMost('a paragraph moved: characters, all languages', characters(move), 0, count),
  ];
}

function billTable(rows: readonly Row[]) {
  return {
    title: `What each is billed, and what Amazon Translate takes for it at $${prices.characters.dollars} a million characters`,
    head: ['file', 'bytes', 'translatable', 'billed a language', 'requests a language', 'all languages', 'price'],
    rows: rows.map(({ name, bytes, translatable, billed }) => {
      const all = sum(billed.map(({ characters }) => characters));
      const each = (read: (language: Billed) => number) =>
        [...new Set(billed.map(read))].map((value) => count(value)).join(', ');
      return [
        name,
        count(bytes),
        count(translatable),
        each(({ characters }) => characters),
        each(({ requests }) => requests),
        count(all),
        dollars(priceOf('characters', all)),
      ];
    }),
  };
}

function estimate(usage: Usage) {
  const items = Object.keys(prices) as Priced[];
  const write = (item: Priced) => (item === 'gigabyteSeconds' ? usage[item].toFixed(2) : count(usage[item]));
  const rows = items.map((item) => {
    const { what, dollars: price, per, source } = prices[item];
    return [what, write(item), `$${price} per ${count(per)}`, dollars(priceOf(item, usage[item])), source];
  });
  const others = items.filter((item) => item !== 'characters');
  const total = (of: readonly Priced[]) => dollars(sum(of.map((item) => priceOf(item, usage[item]))));
  return {
    title: 'Estimate for one release of river-ferry.md in six languages (us-east-1)',
    head: ['what', 'amount', 'price', 'cost', 'source'],
    rows: [...rows, ['everything but translation', '', '', total(others), ''], ['together', '', '', total(items), '']],
  };
}
