import { isMap, isScalar, parseDocument, Scalar } from 'yaml';
import { maxFrontMatterLength } from '../../../../contracts/limits.ts';
import { own } from '../../../../contracts/own.ts';
import { hasLetters } from '../../../lib/text/words.ts';
import type { DraftUnit } from '../format.ts';
import type { FrontMatterRange } from './front-matter.ts';

const kinds: Record<string, string> = {
  [Scalar.QUOTE_DOUBLE]: 'yaml:"',
  [Scalar.QUOTE_SINGLE]: "yaml:'",
};

/** Reads the `title` of front matter, its only value that is translated. The option reader reports broken YAML. */
export function frontMatterTitle(text: string, { yaml }: FrontMatterRange): DraftUnit | undefined {
  if (yaml.end - yaml.start > maxFrontMatterLength) return undefined;
  const document = parseDocument(text.slice(yaml.start, yaml.end), { logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const title = document.contents.get('title', true);
  if (!isScalar(title) || !title.range || title.anchor) return undefined;
  const { value: written } = title as Scalar<unknown>;
  if (typeof written !== 'string') return undefined;
  // In braces, a comma and other signs end a plain text: quote it.
  const plain = document.contents.flow ? 'yaml:"' : 'yaml';
  const syntax = title.type === Scalar.PLAIN ? plain : own(kinds, title.type ?? '');
  // A block scalar (`title: >`) would need to be indented again; it is not used for titles in practice.
  if (syntax === undefined || !hasLetters(written)) return undefined;
  const [start, end] = title.range;
  const value = written.replace(/\s+/g, ' ').trim();
  return {
    kind: 'title',
    range: { start: yaml.start + start, end: yaml.start + end },
    parts: [{ type: 'text', value }],
    syntax,
  };
}
