import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishKeys, urlPath } from '../../contracts/keys.ts';
import { until } from '../../terminal/until.ts';
import { launch } from '../core/publication/pages/support/browser.ts';
import { group } from '../support/group.ts';
import { stack } from './support/cloud.ts';
import { dropAndWait, fresh } from './support/releases.ts';

const { describe, programs } = await group('browser');

/** The other side of inert.test.ts: what belongs to a page works under the same headers. */
describe('in a browser', () => {
  const slug = fresh('policy');
  const version = `/${urlPath(publishKeys.version(slug, 1))}`;
  let browser: Browser;

  beforeAll(async () => {
    await dropAndWait(`${slug}.md`, '# Policy\n\nA page with its style.\n', { metadata: { languages: 'ar' } });
    await until('the list of the language', async () => (await fetch(`${stack.siteUrl}/ar/`)).ok || undefined);
    browser = await launch(programs.browser);
  });
  afterAll(() => browser?.close());

  it.each([
    ['/', 200],
    [`/ar/${urlPath(slug)}/`, 200],
    [`${version}ar/`, 200],
    ['/ar/nowhere/', 404],
  ])('%s has its style, and breaks no rule of its policy', async (address, status) => {
    const context = await browser.newContext({ locale: 'ar-EG' });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (/content.security.policy/i.test(message.text())) complaints.push(message.text());
    });
    const answer = await page.goto(`${stack.siteUrl}${address}`);
    expect(answer?.status()).toBe(status);
    if (address === '/') expect(page.url()).toBe(`${stack.siteUrl}/ar/`);
    expect(
      await page
        .locator('link[rel=stylesheet]')
        .evaluateAll((links) => links.map((link) => 'sheet' in link && link.sheet !== null)),
    ).toEqual([true]);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
