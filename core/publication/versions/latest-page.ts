import type { Settings } from '../../../contracts/environment.ts';
import { publishKeys } from '../../../contracts/keys.ts';
import { isIndexed, type PublicRelease, type PublicVersion } from '../../../contracts/site.ts';
import { disclosureOf } from '../../documents/disclosure/disclosure.ts';
import { releasePage } from '../pages/release-page.ts';
import { stylesheetKey } from '../pages/stylesheet.ts';
import { historyOf } from './history.ts';
import { type MadeObject, moving } from './published-object.ts';

export interface LatestPageParts {
  face: PublicRelease;
  /** Every committed version. */
  versions: readonly PublicVersion[];
  /** One that the face has. */
  language: string;
  /** The text as safe HTML. */
  body: string;
  settings: Settings;
}

/** The page at `/<lang>/<slug>/`, which shows the newest text of its language. */
export function latestPage({ face, versions, language, body, settings }: LatestPageParts): MadeObject {
  const shown = face.languages[language];
  if (shown === undefined) throw new Error(`${face.release} has no page in ${language}`);
  const version = versions.find(({ version }) => version === shown.version);
  const page = releasePage({
    siteUrl: settings.siteUrl,
    stylesheet: stylesheetKey,
    kind: 'latest',
    release: face.release,
    version: shown.version,
    language,
    title: shown.title,
    summary: shown.summary,
    body,
    origin: shown.origin,
    disclosure: disclosureOf({ ...shown, language }, face.sourceLanguage),
    sourceLanguage: face.sourceLanguage,
    sourceTitle: face.languages[face.sourceLanguage]?.title ?? shown.title,
    firstPublishedAt: face.firstPublishedAt,
    publishedAt: version?.publishedAt ?? face.publishedAt,
    updatedAt: shown.updatedAt,
    change: version?.change ?? face.change,
    ...(shown.correction === undefined ? {} : { correction: shown.correction }),
    ...(shown.version < face.version ? { lag: { newerVersion: face.version } } : {}),
    stale: shown.status === 'stale' && shown.version === face.version,
    history: historyOf(versions, language),
    languages: Object.entries(face.languages).map(([tag, one]) => ({
      language: tag,
      title: one.title,
      indexed: isIndexed(tag, one, settings.index),
    })),
    indexed: isIndexed(language, shown, settings.index),
  });
  return moving(publishKeys.sitePage(language, face.release), 'text/html; charset=utf-8', page);
}
