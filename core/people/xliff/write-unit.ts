import type { Part, SourceDocument, Unit } from '../../../contracts/document.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import { formats } from '../../documents/formats/formats.ts';
import { block, element, type Xml } from '../../lib/xml/index.ts';
import { encodeTranslation } from '../../translation/segments/encode-translation.ts';
import type { Segment } from '../../translation/segments/segment.ts';
import { Codes } from './codes.ts';
import type { XliffState } from './xliff.ts';

export interface UnitToWrite {
  unit: Unit;
  segment: Segment;
  document: SourceDocument;
  translation: readonly Part[] | undefined;
  finished: boolean;
  warnings: readonly Warning[];
}

/** One `<unit>`. */
export function writeUnit({ unit, segment, document, translation, finished, warnings }: UnitToWrite): Xml {
  const codes = new Codes(segment, document.text, !formats[document.format].container);
  const target = translation && encodeTranslation(segment, translation);
  const done: XliffState = finished ? 'final' : 'translated';
  const state: XliffState = target === undefined ? 'initial' : done;
  const notes = [
    ...warnings.map(({ message }) => ['warning', message] as const),
    ['context', contexts[unit.kind]] as const,
    ...(translation && target === undefined ? [['warning', untellable] as const] : []),
  ];
  return block(
    'unit',
    { id: unit.id, canResegment: 'no' },
    block('notes', {}, ...notes.map(([category, text]) => element('note', { category }, text))),
    codes.originalData(),
    block(
      'segment',
      { state },
      element('source', {}, codes.write(segment.text)),
      target === undefined ? undefined : element('target', {}, codes.write(target)),
    ),
  );
}

const untellable = 'The translation is left out here, because its tags differ from those of the source.';

/** The place of a unit in the text, for translators who see it alone. */
const contexts: Readonly<Record<Unit['kind'], string>> = {
  title: 'Title',
  heading: 'Heading',
  paragraph: 'Paragraph',
  line: 'Line',
  'list-item': 'Item of a list',
  cell: 'Cell of a table',
  caption: 'Caption',
  attribute: 'Text of an attribute, such as the description of a picture',
  metadata: 'Metadata of the document',
};
