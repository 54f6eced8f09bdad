import { fault } from '../../../contracts/fault.ts';
import type { Origin, ReleaseData } from '../../../contracts/manifest.ts';
import { addressOf, urlOf } from '../pages/site.ts';
import { nameUrn } from './name-uuid.ts';

/** A text of a release as the IPTC's ninjs 3.1: what news systems take in. Only the members that are used here. */
export interface Ninjs {
  standard: { name: 'ninjs'; version: '3.1'; schema: string };
  uri: string;
  type: 'text';
  representationType: 'full';
  pubStatus: 'usable';
  version: string;
  firstCreated: string;
  versionCreated: string;
  language: string;
  title: string;
  headlines: { role: 'main'; value: string }[];
  descriptions: { role: 'summary' | 'correction'; contentType: 'text/plain'; value: string }[];
  bodies: { role: 'main' | 'richtext'; contentType: 'text/plain' | 'text/html'; charCount?: number; value: string }[];
  altIds: { role: 'slug'; value: string }[];
  renditions: { name: 'page' | 'document'; href: string; contentType: string; sizeInBytes?: number }[];
  associations?: { name: string; rel: 'translationOf'; uri: string; type: 'text'; language: string }[];
  digitalSourceType?: { name: string; uri: string };
}

export interface NinjsParts {
  siteUrl: string;
  data: ReleaseData;
  /** Of the release's first version: what makes its name. */
  firstPublishedAt: string;
  /** The text as safe HTML. */
  body: string;
  /** Of this version and language: its key in the publish bucket. */
  document: { key: string; mediaType: string; bytes: number };
}

/** IPTC's own names of what schema.org's are derived from. */
const digitalSourceTypes: Partial<Record<Origin, string>> = {
  machine: 'trainedAlgorithmicMedia',
  mixed: 'compositeWithTrainedAlgorithmicMedia',
};

/** One language of one version, whose name (`uri`) is that of its entry in the feeds. */
export function ninjs({ siteUrl, data, firstPublishedAt, body, document }: NinjsParts): Ninjs {
  const { release, version, publishedAt, language, title, summary, correction, origin, source, segments } = data;
  const uriOf = (tag: string) => nameUrn('text', release, tag, firstPublishedAt);
  const text = segments.map(({ target }) => target).join('\n\n');
  const made = digitalSourceTypes[origin];
  return {
    standard: {
      name: 'ninjs',
      version: '3.1',
      schema: 'http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#',
    },
    uri: uriOf(language),
    type: 'text',
    representationType: 'full',
    pubStatus: 'usable',
    version: String(version),
    firstCreated: firstPublishedAt,
    versionCreated: publishedAt,
    language,
    title,
    headlines: [{ role: 'main', value: title }],
    descriptions: [
      ...(summary === '' ? [] : [description('summary', summary)]),
      ...(correction === undefined ? [] : [description('correction', correction)]),
    ],
    bodies: [
      { role: 'main', contentType: 'text/plain', charCount: [...text].length, value: text },
      { role: 'richtext', contentType: 'text/html', value: body },
    ],
    altIds: [{ role: 'slug', value: release }],
    renditions: [
      {
        name: 'page',
        href: urlOf({ siteUrl }, addressOf.version(language, release, version)),
        contentType: 'text/html; charset=utf-8',
      },
      {
        name: 'document',
        href: urlOf({ siteUrl }, document.key),
        contentType: document.mediaType,
        sizeInBytes: document.bytes,
      },
    ],
    ...(origin === 'source'
      ? {}
      : {
          associations: [
            {
              name: source.title,
              rel: 'translationOf',
              uri: uriOf(source.language),
              type: 'text',
              language: source.language,
            },
          ],
        }),
    ...(made === undefined
      ? {}
      : { digitalSourceType: { name: made, uri: `http://cv.iptc.org/newscodes/digitalsourcetype/${made}` } }),
  };
}

function description(role: 'summary' | 'correction', value: string): Ninjs['descriptions'][number] {
  return { role, contentType: 'text/plain', value };
}

/** The text of a version as safe HTML, out of its published `ninjs.json`: what any later page of it is made of. */
export function bodyOf({ bodies }: Pick<Ninjs, 'bodies'>): string {
  const body = bodies.find(({ role }) => role === 'richtext');
  if (body === undefined) throw fault`a ninjs has no text as HTML`;
  return body.value;
}
