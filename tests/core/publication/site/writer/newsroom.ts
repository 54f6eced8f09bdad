import type { PublicLanguage, PublicRelease } from '../../../../../contracts/site.ts';
import type { SiteInMemory } from './site-in-memory.ts';

/** The second at which a release comes out, counted from the beginning of a test. */
const at = (second: number) => new Date(Date.UTC(2026, 10, 24, 12) + second * 1000).toISOString().replace('.000Z', 'Z');

/** What Publish and Withdraw do to the table, as far as readers see it. */
export class Newsroom {
  private readonly cloud: SiteInMemory;
  private readonly languages: readonly string[];

  constructor(cloud: SiteInMemory, languages: readonly string[] = ['en', 'fr', 'ar']) {
    this.cloud = cloud;
    this.languages = languages;
  }

  /** A new version; the first, an update, or the return of what was withdrawn. */
  publish(
    release: string,
    second: number,
    more: { correction?: string; only?: readonly string[] } = {},
  ): PublicRelease {
    const before = this.cloud.release(release);
    const version = (before?.version ?? 0) + 1;
    const publishedAt = at(second);
    const change = before === undefined ? 'first' : more.correction === undefined ? 'update' : 'correction';
    const known = before?.withdrawn === undefined ? (before?.languages ?? {}) : {};
    const languages = (more.only ?? this.languages).map((language): [string, PublicLanguage] => [
      language,
      {
        version,
        status: 'published',
        origin: language === 'en' ? 'source' : 'machine',
        reviewed: false,
        title: `${release} in ${language}, v${version} <&>`,
        summary: `What ${release} says in ${language}.`,
        publishedAt: known[language]?.publishedAt ?? publishedAt,
        updatedAt: publishedAt,
        ...(more.correction === undefined ? {} : { correction: more.correction }),
        sha256: 'a'.repeat(64),
      },
    ]);
    const published: PublicRelease = {
      schema: 1,
      slug: release,
      tick: (before?.tick ?? 0) + 1,
      sourceLanguage: 'en',
      firstPublishedAt: before?.firstPublishedAt ?? publishedAt,
      version,
      publishedAt,
      change,
      languages: { ...known, ...Object.fromEntries(languages) },
    };
    this.cloud.putRelease(published);
    this.cloud.putVersion(release, { schema: 1, number: version, publishedAt, change, languages: {} });
    return published;
  }

  withdraw(release: string, second: number): void {
    const before = this.cloud.release(release);
    if (before === undefined || before.withdrawn !== undefined) return;
    this.cloud.putRelease({ ...before, tick: before.tick + 1, withdrawn: { at: at(second) } });
  }
}
