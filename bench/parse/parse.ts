import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { maxUploadBytes } from '../../contracts/limits.ts';
import { atMost, type Benchmark } from '../benchmark.ts';
import { mebibytes, seconds } from '../output/numbers.ts';
import { median, spread } from '../support/statistics.ts';
import { synthesisedFunctions } from '../support/synth.ts';
import { htmlCorpus, markdownCorpus, textCorpus } from './corpus.ts';
import { read, type TextFormat } from './read.ts';

const rounds = 3;
/** Share of a function's memory that Lambda gives Node.js's heap, about. */
const heapShare = 0.9;

/** Limit on the time of reading, as a multiple of the time that remark takes to parse. */
const mostOfRemark = 1.5;
const times = (value: number) => `${value.toFixed(2)} ×`;

export const parse: Benchmark = {
  name: 'parse',
  title: 'Parsing and segments',
  how: 'The largest upload, 5 MiB of generated Markdown (paragraphs with emphasis, links, images and code, headings, lists, quotes, tables, fences), from text to segments: `parseDocument` and the segments of every unit, against `remark-parse` alone, which makes a CommonMark tree of it, without tables and bare links. Both take turns in one process; the ratio is that of each turn. Memory is that of a process which does only this, with the heap that Ingest has.',
  async run(progress) {
    const markdown = markdownCorpus(maxUploadBytes);
    // Warm up first, so that compilation is not timed.
    remark(markdown.slice(0, 300_000));
    read(markdown.slice(0, 300_000), 'markdown');

    progress.step(`${rounds} rounds of 5 MiB of Markdown`);
    const turns = Array.from({ length: rounds }, () => ({
      remark: timed(() => remark(markdown)),
      own: timed(() => read(markdown, 'markdown')),
    }));
    const ratios = turns.map(({ own, remark: other }) => own / other);
    progress.step('Text and HTML');
    const rows = [
      speed('text', textCorpus(maxUploadBytes)),
      speed('html', htmlCorpus(maxUploadBytes)),
      speedRow('markdown', markdown, median(turns.map(({ own }) => own))),
    ];
    progress.step('Memory');
    const ingest = (await synthesisedFunctions()).find(({ name }) => name === 'Ingest');
    if (ingest === undefined) throw new Error('there is no function Ingest');
    const { peak, stored } = await memory(ingest.memoryBytes);
    return {
      figures: [
        atMost(`time against remark-parse, median of ${rounds}`, median(ratios), mostOfRemark, times),
        { what: 'least to most', value: spread(ratios, times) },
        { what: '5 MiB of Markdown to segments', value: seconds(median(turns.map(({ own }) => own))) },
        { what: 'remark-parse alone', value: seconds(median(turns.map((turn) => turn.remark))) },
        atMost('memory for 5 MiB of Markdown', peak, ingest.memoryBytes, mebibytes),
        { what: 'its parsed document in the work bucket', value: mebibytes(stored) },
      ],
      details: [{ title: `By format, medians of ${rounds}`, head: ['format', 'MiB', 'time', 'MB/s'], rows }],
    };
  },
};

const remark = (text: string) => unified().use(remarkParse).parse(text);

function timed(run: () => unknown): number {
  const began = performance.now();
  run();
  return performance.now() - began;
}

function speed(format: TextFormat, text: string): string[] {
  return speedRow(format, text, median(Array.from({ length: rounds }, () => timed(() => read(text, format)))));
}

function speedRow(format: TextFormat, text: string, ms: number): string[] {
  const bytes = Buffer.byteLength(text);
  return [format, (bytes / 1024 / 1024).toFixed(1), seconds(ms), (bytes / 1000 / ms).toFixed(1)];
}

async function memory(limit: number): Promise<{ peak: number; stored: number }> {
  const heap = Math.floor((limit / 1024 / 1024) * heapShare);
  const program = path.join(import.meta.dirname, 'peak.ts');
  const { stdout } = await promisify(execFile)(process.execPath, [
    `--max-old-space-size=${heap}`,
    program,
    String(maxUploadBytes),
  ]);
  return JSON.parse(stdout);
}
