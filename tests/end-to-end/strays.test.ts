import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatNames } from '../../contracts/document.ts';
import { publishKeys } from '../../contracts/keys.ts';
import { formats } from '../../core/documents/formats/formats.ts';
import { escapeMarkup } from '../../core/lib/xml/index.ts';
import { decodeText } from '../../core/translation/segments/entities.ts';
import { pseudoLocalise } from '../../local/translate/pseudo.ts';
import { corpora } from '../core/documents/formats/conformance/corpora.ts';
import { read } from '../core/documents/formats/conformance/sample.ts';
import { sentences } from '../core/documents/formats/conformance/strays.ts';
import { readings } from '../core/support/parse.ts';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, manifestOf, published } from './support/releases.ts';

beforeAll(() => engine.behave({ engine: 'pseudo' }));
afterAll(() => engine.restore());

/** Typography is looked at elsewhere. */
const bare = (text: string) => text.replace(/[\s\u00a0\u202f«»“”„"'’‘]/g, '');

it.each(formatNames)('%s: what looks like markup comes through the deployed pipeline as it was', async (format) => {
  const [extension] = formats[format].extensions;
  const source = corpora[format].saying('A title that is read off the text', ...sentences);
  const report = await dropAndWait(fresh(`strays.${extension}`), source, { metadata: { languages: 'fr' } });
  expect(report).toMatchObject({ outcome: 'published', errors: [] });
  const slug = report.release ?? '';
  const { languages } = await manifestOf(slug, 1);
  expect(JSON.stringify(languages['fr'])).not.toMatch(/tags-lost|segment-unreadable|lines-mixed|-mismatch/);
  const { bytes } = await published(`${publishKeys.version(slug, 1)}fr/document.${extension}`);
  const before = read(format, source);
  const after = read(format, formats[format].container ? bytes : bytes.toString());
  // The engine sees no markup in it.
  const translated = (text: string) => decodeText(pseudoLocalise(escapeMarkup(text), 'fr'));
  const expected = before.units.map(({ parts }) =>
    parts.map((part) => (part.type === 'text' ? translated(part.value) : 'text' in part ? part.text : '')).join(''),
  );
  expect(readings(after).map(bare)).toEqual(expected.map(bare));
});
