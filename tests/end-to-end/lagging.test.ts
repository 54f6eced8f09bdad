import { afterEach, describe, expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import { engine } from './support/engine.ts';
import { dropAndWait, fresh, latestOf, published } from './support/releases.ts';

afterEach(() => engine.restore());

const text = (berths: number) => `# The harbour grows\n\nThe new harbour has ${berths} berths for boats.\n`;
const metadata = { languages: 'es, fr' };

async function page(language: string, slug: string): Promise<string> {
  return (await published(publishKeys.sitePage(language, slug))).bytes.toString();
}

/** Where a page leads to from a notice. */
function noticeLinks(html: string): string[] {
  const notices = html.match(/<(\w+)[^>]*class="[^"]*\bnotice\b[\s\S]*?<\/\1>/g) ?? [];
  return notices.flatMap((notice) => [...notice.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href));
}

describe('a language that lags behind', () => {
  it('keeps its last version with a notice that leads to the newer source, until the next drop repairs it', async () => {
    const key = fresh('harbour.md');
    const slug = key.slice(0, -3);
    expect(await dropAndWait(key, text(120), { metadata })).toMatchObject({ outcome: 'published', version: 1 });
    expect(await page('fr', slug)).toContain('120');

    await engine.behave({ faults: [{ target: 'fr', error: 'UnsupportedLanguagePairException' }] });
    expect(await dropAndWait(key, text(210), { metadata })).toMatchObject({ outcome: 'partial', version: 2 });
    expect(await latestOf(slug)).toMatchObject({
      version: 2,
      languages: { es: { version: 2, status: 'published' }, fr: { version: 1, status: 'stale' } },
    });
    const lagging = await page('fr', slug);
    expect(lagging).toContain('120');
    expect(lagging).not.toContain('210');
    expect(noticeLinks(lagging).some((href) => href.endsWith(`/en/${slug}/`))).toBe(true);
    expect(await page('es', slug)).toContain('210');

    await engine.restore();
    expect(await dropAndWait(key, text(210), { metadata })).toMatchObject({ outcome: 'published', version: 3 });
    expect(await page('fr', slug)).toContain('210');
    expect((await latestOf(slug))?.languages['fr']).toEqual({ version: 3, status: 'published' });
  });

  it('that the release has no more keeps its page too, and says that the source is newer', async () => {
    const key = fresh('harbour.md');
    const slug = key.slice(0, -3);
    await dropAndWait(key, text(120), { metadata });
    const before = await page('es', slug);
    expect(before).toContain(`/fr/${slug}/`);
    await dropAndWait(key, text(210), { metadata: { languages: 'es' } });
    const left = await page('fr', slug);
    expect(left).toContain('120');
    expect(noticeLinks(left).some((href) => href.endsWith(`/en/${slug}/`))).toBe(true);
    expect((await latestOf(slug))?.languages['fr']).toEqual({ version: 1, status: 'stale' });
  });
});
