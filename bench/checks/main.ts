/**
 * Measures how often checks are wrong: `node bench/checks/main.ts [FILE …]`, by default the examples.
 * Translates each with Apertium and lists the checks' findings for a reader to judge. Then makes deliberate
 * mistakes, and counts those that the responsible check finds.
 */
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FormatName } from '../../contracts/document.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { parseDocument } from '../../core/documents/parse-document.ts';
import { plainText } from '../../core/documents/parts/plain-text.ts';
import { check } from '../../core/translation/checks/check-translation.ts';
import { translateDocument } from '../../core/translation/run/translate-document.ts';
import { startApertium } from '../../local/apertium/apertium.ts';
import { terminalProgress } from '../../local/progress.ts';
import type { RoutedEngine } from '../../local/translate/engine.ts';
import { mistakes, type Segment } from './mistakes.ts';

const languages = ['es', 'fr', 'it', 'pt', 'ca'];
const source = 'en';
const files = process.argv.length > 2 ? process.argv.slice(2) : globSync('examples/*.{md,txt,html}').toSorted();

const stateDirectory = await mkdtemp(path.join(tmpdir(), 'dragoman-checks-'));
const apertium = await startApertium({ engine: 'apertium', languages, stateDirectory, progress: terminalProgress() });
if (apertium === null) throw new Error('Apertium is not to be had');
try {
  const segments: Segment[] = [];
  for (const file of files) {
    for (const language of languages) segments.push(...(await translated(file, language, apertium.engine)));
  }
  report(segments);
} finally {
  await apertium.stop();
}

async function translated(file: string, target: string, engine: RoutedEngine): Promise<Segment[]> {
  const extension = path.extname(file).slice(1);
  const format = (Object.keys(formats) as FormatName[]).find((name) => formats[name].extensions.includes(extension));
  if (format === undefined) throw new Error(`${file}: no format has this extension`);
  const document = parseDocument(readFileSync(file, 'utf8'), { format, extension, language: source, bom: false });
  const { translations, warnings } = await translateDocument(
    document,
    { target, slug: file, run: 'checks' },
    {
      engine: {
        translate: async (text, pair) => ({
          text: await engine.translate(text, pair.source, pair.target),
          engine: 'apertium',
        }),
      },
      memory: { lookup: async () => new Map(), keep: async () => {} },
      human: { lookup: async () => new Map() },
      clock: { remainingMs: () => Number.POSITIVE_INFINITY },
    },
  );
  for (const { code, message } of warnings) console.log(`${path.basename(file)} ${target}: ${code}: ${message}`);
  return document.units.flatMap(({ id, parts }) => {
    const found = translations.get(id);
    return found === undefined ? [] : [{ language: target, source: plainText(parts), target: plainText(found) }];
  });
}

function report(segments: readonly Segment[]): void {
  const doubted = segments.filter((segment) => said(segment).length > 0);
  for (const segment of doubted) console.log(said(segment).join('; '), segment);
  console.log(
    `\n${segments.length} segments, ${doubted.length} doubted\n\n| mistake | code | found |\n| --- | --- | --- |`,
  );
  for (const { name, code, make } of mistakes) {
    let made = 0;
    let found = 0;
    for (const segment of segments) {
      const target = make(segment);
      if (target === undefined || target === segment.target) continue;
      made += 1;
      if (said({ ...segment, target }).includes(code) && !said(segment).includes(code)) found += 1;
    }
    console.log(`| ${name} | \`${code}\` | ${found} of ${made} |`);
  }
}

function said({ language, source: text, target }: Segment): string[] {
  return check({ source: text, target, sourceLanguage: source, language }, '').map(({ code }) => code);
}
