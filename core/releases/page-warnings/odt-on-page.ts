import type { SourceDocument } from '../../../contracts/document.ts';
import { noReferences, type References } from '../../documents/attachments/reference.ts';
import { unbundle } from '../../documents/formats/docx/bundle.ts';
import { fileName } from '../../documents/formats/docx/drawings.ts';
import { attribute, child, descendants, parseXml, textOf, type XmlElement } from '../../lib/xml/index.ts';
import { around, formulaNotShown, linked, others, unknown } from './docx-on-page.ts';

/** Links and contents of an OpenDocument text; they do not have line numbers. */
export function odtOnPage({ text, pictures = [] }: SourceDocument): References {
  const found = noReferences();
  const shown = new Map(pictures.map((picture) => [picture.part, picture]));
  for (const { role, xml } of unbundle(text)) {
    if (role === 'core-properties') continue;
    for (const element of descendants(parseXml(xml))) {
      const address = attribute(xml, element, 'xlink:href');
      if (
        (element.name === 'text:a' || element.name === 'draw:a') &&
        address !== undefined &&
        !address.startsWith('#')
      ) {
        found.places.push({ range: { start: 0, end: 0 }, addresses: [address], use: 'link', write: () => '' });
      } else if (element.name === 'draw:frame') {
        const what = frameOf(xml, element, shown);
        if (role !== 'main') {
          if (child(element, 'draw:image')) found.notShown.push({ what: around, at: 0 });
        } else if (what.image) found.images.push(what.image);
        else if (what.missed) found.notShown.push({ what: what.missed, at: 0 });
      }
    }
  }
  return found;
}

function frameOf(xml: string, frame: XmlElement, shown: ReadonlyMap<string, { name: string }>) {
  if (child(frame, 'draw:text-box')) return {};
  const images = frame.children.filter(({ name }) => name === 'draw:image');
  const targets = images.map((image) => attribute(xml, image, 'xlink:href') ?? '');
  const picture = targets.map((target) => shown.get(target)).find((each) => each !== undefined);
  if (picture) {
    const described = ['svg:title', 'svg:desc'].some((name) => {
      const element = child(frame, name);
      const text = element ? textOf(xml, element).trim() : '';
      return text !== '' && !fileName.test(text);
    });
    return { image: { address: picture.name, described } };
  }
  const object = child(frame, 'draw:object');
  if (object) return { missed: formulaNotShown };
  if (images.length === 0) return { missed: others.object };
  return { missed: targets.some((target) => target.startsWith('Pictures/')) ? unknown : linked };
}
