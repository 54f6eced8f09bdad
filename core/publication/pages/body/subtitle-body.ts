import type { ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import type { Dialect } from '../../../documents/formats/subtitles/dialect.ts';
import { joinText, readPassages } from '../../../documents/formats/subtitles/passages.ts';
import { defined } from '../../../lib/defined.ts';

/** Characters after which running speech begins a new paragraph. */
const long = 500;

/** What is said as paragraphs: a new one for each speaker, after a pause, and where one grows long. */
export function subtitleBody(text: string, dialect: Dialect): Root {
  const paragraphs: { voice?: string; text: string }[] = [];
  for (const passage of readPassages(text, dialect)) {
    const said = joinText(passage.items).trim();
    if (said === '') continue;
    const last = paragraphs.at(-1);
    if (last && !passage.apart && last.text.length < long) last.text += ` ${said}`;
    else paragraphs.push({ ...defined({ voice: passage.voice }), text: said });
  }
  return h(
    null,
    paragraphs.map((paragraph, index) => {
      const named = paragraph.voice !== undefined && paragraph.voice !== paragraphs[index - 1]?.voice;
      const voice: ElementContent[] = named ? [h('b', `${paragraph.voice}:`), { type: 'text', value: ' ' }] : [];
      return h('p', [...voice, { type: 'text', value: paragraph.text }]);
    }),
  );
}
