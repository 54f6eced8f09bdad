import { kinds } from '../../tests/hostile/inputs.ts';
import type { Ending } from '../../tests/hostile/run.ts';
import { endings } from '../../tests/hostile/run-child.ts';
import { atMost, type Benchmark, type Figure } from '../benchmark.ts';
import { mebibytes, seconds } from '../output/numbers.ts';

/** Limits on publishing or rejecting a release in two languages. */
const most = { milliseconds: 10_000, bytes: 512 * 1024 * 1024 };
const shown = 8;

/** The text that the others are compared with. */
const harmless = /^(\d+ KiB) of "word "$/;
const sizeOf = ({ name }: Ending) => /^\d+ KiB/.exec(name)?.[0];

export const hostile: Benchmark = {
  name: 'hostile',
  title: 'Hostile uploads',
  how: 'Texts made of one thing of 16 KiB and of a mebibyte, and nested 100,000 deep (`tests/hostile/inputs.ts`), through the functions’ own code in a process of its own: documents read, parsed, translated by the pseudo-localiser, checked, rendered, and made into pages, in two languages; reviews, memories and term lists read. Time is the processor’s; the ratio is to a text of as many bytes that is the one word “word”, in the same process. Memory is the most that the process has had.',
  async run(progress) {
    const figures: Figure[] = [];
    const rows: string[][] = [];
    for (const format of kinds) {
      progress.step(format);
      const found = await endings(format, 'whole');
      const died = found.filter(({ outcome }) => outcome.startsWith('died'));
      figures.push({ what: `${format}: died of`, value: String(died.length), bar: '= 0', met: died.length === 0 });
      const bySeconds = found.toSorted((a, b) => b.seconds - a.seconds);
      const slowest = bySeconds[0];
      if (slowest === undefined) continue;
      figures.push(atMost(`${format}: longest`, slowest.seconds * 1000, most.milliseconds, seconds));
      const peak = Math.max(...found.map((ending) => ending.mebibytes)) * 1024 * 1024;
      figures.push(atMost(`${format}: memory`, peak, most.bytes, mebibytes));
      const dull = new Map(found.filter(({ name }) => harmless.test(name)).map((each) => [sizeOf(each), each.seconds]));
      for (const { name, outcome, seconds: taken } of bySeconds.slice(0, shown)) {
        const other = dull.get(sizeOf({ name } as Ending));
        rows.push([format, name, outcome, seconds(taken * 1000), other ? `${(taken / other).toFixed(1)} ×` : '']);
      }
    }
    const head = ['format', 'text', 'ends as', 'time', 'to harmless'];
    return { figures, details: [{ title: `The ${shown} longest of each format`, head, rows }] };
  },
};
