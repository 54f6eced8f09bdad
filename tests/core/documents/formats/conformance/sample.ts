import { Buffer } from 'node:buffer';
import type { FormatName, Part, SourceDocument } from '../../../../../contracts/document.ts';
import { locale } from '../../../../../contracts/locales.ts';
import { formats } from '../../../../../core/documents/formats/formats.ts';
import { writers } from '../../../../../core/documents/formats/writers.ts';
import { packDocument, renderDocument } from '../../../../../core/documents/render-document.ts';
import { encodeSegment } from '../../../../../core/translation/segments/encode-segment.ts';
import { sourceParts } from '../../../../../core/translation/segments/pieces.ts';
import { parseDocx } from '../../../support/docx.ts';
import { parseOdt } from '../../../support/odt.ts';
import { parse, shape } from '../../../support/parse.ts';

/** A document as it is uploaded: a text, or the bytes of an archive. */
export type Sample = string | Uint8Array;

export function read(format: FormatName, sample: Sample): SourceDocument {
  if (typeof sample === 'string') return parse(format, sample);
  return format === 'odt' ? parseOdt(sample) : parseDocx(sample);
}

export function render(
  document: SourceDocument,
  translations: ReadonlyMap<string, readonly Part[]>,
  language: string,
): Sample {
  const text = renderDocument(document, translations, language);
  return packDocument(document, text) ?? text;
}

/** What the document is in its own language: its bytes, but for the language that its markup declares. */
export function withItsLanguage(format: FormatName, sample: Sample): Sample {
  const { container } = formats[format];
  const { localise } = writers[format];
  if (typeof sample !== 'string' || container || !localise) return sample;
  const { lang, direction } = locale('en');
  let result = '';
  let done = 0;
  const splices = localise(sample, { lang, dir: direction, source: 'en' });
  for (const { range, text } of splices.toSorted((a, b) => a.range.start - b.range.start)) {
    // Nothing but values, and attributes that were missing: no text, and no markup of its own.
    if (!/^(?:utf-8|"?(?:en|ltr)"?|(?: (?:lang|dir)="(?:en|ltr)")*)$/.test(text))
      throw new Error(`not declared: ${text}`);
    result += sample.slice(done, range.start) + text;
    done = range.end;
  }
  return result + sample.slice(done);
}

/** What comes back from an engine that changes nothing. */
export function echoed(document: SourceDocument): Map<string, Part[]> {
  const echo = (unit: SourceDocument['units'][number]) =>
    encodeSegment(unit, { language: document.language }).flatMap((segment) => sourceParts(segment));
  return new Map(document.units.map((unit) => [unit.id, echo(unit)] as const).filter(([, parts]) => parts.length > 0));
}

/**
 * The units as kinds and contents. White space is left out, since where it moves to keep marks apart is
 * the writer's choice; so is what is kept whole at the ends of a unit, which may as well stand beside it.
 */
export function structure(document: SourceDocument, translations?: ReadonlyMap<string, readonly Part[]>): string[] {
  return document.units.flatMap(({ id, kind, range, parts }) => {
    if (!range) return [];
    const content = shape([...(translations?.get(id) ?? parts)])
      // An address that was a link by itself is spelt out as one where other letters come to stand beside it.
      .replace(/<(\d+)>(<\d+\/>)<\/\1>/g, '$2')
      .replace(/^(?:<\d+\/>)+|(?:<\d+\/>)+$/g, '');
    const ids = new Map<string, number>();
    const renumbered = content.replace(/(?<=<\/?)\d+/g, (number) => {
      ids.set(number, ids.get(number) ?? ids.size + 1);
      return String(ids.get(number));
    });
    return [`${kind} ${renumbered}`.replace(/\s+/g, '')];
  });
}

/** All letters that are translated: what must be the same also where units are divided otherwise; one without any is none. */
export function content(document: SourceDocument, translations?: ReadonlyMap<string, readonly Part[]>): string {
  return document.units
    .flatMap(({ id, range, parts }) => (range ? (translations?.get(id) ?? parts) : []))
    .map((part) => (part.type === 'text' ? part.value : ''))
    .join('')
    .replace(/\P{L}+/gu, '');
}

/** What is kept whole, as it stands: it must stand so in every rendition. */
export function kept(document: SourceDocument): string[] {
  return document.units.flatMap(({ parts }) =>
    parts.flatMap((part) => (part.type === 'placeholder' && part.text !== undefined ? [part.text] : [])),
  );
}

export function same(left: Sample, right: Sample): boolean {
  return typeof left === 'string' ? left === right : Buffer.from(left).equals(Buffer.from(right as Uint8Array));
}
