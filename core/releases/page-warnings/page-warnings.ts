import type { SourceDocument } from '../../../contracts/document.ts';
import type { Warning } from '../../../contracts/warnings.ts';
import type { ReferencePosition, References } from '../../documents/attachments/reference.ts';
import { formats } from '../../documents/formats/formats.ts';
import type { NotShown } from '../../documents/formats/html/not-shown.ts';
import { lineNumbers } from '../../lib/text/line-numbers.ts';
import { type Doubt, doubtOf, type PagePlace } from './doubt.ts';
import { onPage } from './on-page.ts';

/** Addresses of one code that a report lists; more are only counted. */
const named = 10;

/** Characters of an address that a message quotes. */
const maxQuotedCharacters = 100;

/** Warns of content that the release's pages will not show, and of broken links and images. */
export function pageWarnings(document: SourceDocument, place: Omit<PagePlace, 'ids'>): Warning[] {
  const found = onPage(document);
  return [
    ...addressWarnings(found, document, { ...place, ids: found.ids }),
    ...elementWarnings(found, document),
    ...(formats[document.format].container ? pictureWarnings(found) : []),
  ];
}

function addressWarnings({ places }: References, document: SourceDocument, place: PagePlace): Warning[] {
  const lineOf = linesOf(document);
  const seen = new Set<string>();
  const counts = new Map<Doubt['code'], number>();
  const warnings: Warning[] = [];
  for (const { range, addresses, use } of places) {
    if (use === undefined) continue;
    for (const address of addresses) {
      const doubt = isInText(use, address) ? undefined : doubtOf(address, use, place);
      const key = `${doubt?.code} ${address}`;
      if (doubt === undefined || seen.has(key)) continue;
      seen.add(key);
      const count = (counts.get(doubt.code) ?? 0) + 1;
      counts.set(doubt.code, count);
      if (count > named) continue;
      warnings.push({
        code: doubt.code,
        message: `The ${use} "${shortened(address)}" ${doubt.why}.`,
        ...lineOf(range.start),
      });
    }
  }
  for (const [code, count] of counts) {
    if (count > named) warnings.push({ code, message: `And ${count - named} more of the kind.` });
  }
  return warnings;
}

/** One warning per kind of element, with its number. */
function elementWarnings({ notShown, places }: References, document: SourceDocument): Warning[] {
  const lineOf = linesOf(document);
  const kinds = new Map<NotShown, { count: number; at: number }>();
  const inText = places.flatMap(({ use, addresses, range }) =>
    addresses.filter((address) => isInText(use, address)).map(() => ({ what: imageInText, at: range.start })),
  );
  for (const { what, at } of [...notShown, ...inText]) {
    const kind = kinds.get(what);
    if (kind) kind.count++;
    else kinds.set(what, { count: 1, at });
  }
  return [...kinds].map(([{ one, many, instead }, { count, at }]) => ({
    code: 'not-on-page',
    message: `The page does not show ${count === 1 ? one : `${count} ${many}`}. ${instead}`,
    ...lineOf(at),
  }));
}

const imageInText: NotShown = {
  one: 'an image that is part of the text (data:)',
  many: 'images that are part of the text (data:)',
  instead: 'Put it into the folder of the release as a file.',
};

function isInText(use: ReferencePosition['use'], address: string): boolean {
  return use !== 'link' && /^\s*(?:data|cid|blob):/i.test(address);
}

/** Warns of images in a document that contains them itself; for texts that point to images, rendering warns. */
function pictureWarnings({ images }: References): Warning[] {
  const count = images.filter(({ described }) => !described).length;
  if (count === 0) return [];
  const which = count === 1 ? 'A picture of the document has' : `${count} pictures of the document have`;
  const message = `${which} no alternative text. In Word: "View alt text" in the menu of the picture.`;
  return [{ code: 'image-without-alternative', message }];
}

function shortened(address: string): string {
  const plain = address.replace(/\s+/g, ' ').trim();
  return plain.length > maxQuotedCharacters ? `${plain.slice(0, maxQuotedCharacters)}…` : plain;
}

/** An archive does not have lines. */
function linesOf({ format, text }: SourceDocument): (at: number) => Pick<Warning, 'line'> {
  const lineOf = lineNumbers(text);
  return (at) => (formats[format].container ? {} : { line: lineOf(at) });
}
