import { chromium, type Page } from 'playwright-core';
import { stylesheet, stylesheetKey } from '../../../../../core/publication/pages/stylesheet.ts';
import { contentSecurityPolicies } from '../../../../../infra/delivery/security-headers.ts';

/** As the site's responses have it: no script, no style but the stylesheet, nothing else of anybody. */
const policy = contentSecurityPolicies.page.join('; ');

/** What is put on the command line: root and containers have no sandbox, and nobody else's pages are opened. */
const flags = ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch(executable: string) {
  return chromium.launch({
    executablePath: executable,
    args: flags,
  });
}

type Browser = Awaited<ReturnType<typeof launch>>;

/** A window in which every address of the site answers with what `html` holds, and no other address answers. */
export async function open(browser: Browser, headers: Record<string, string> = { 'content-security-policy': policy }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests: { url: string; type: string }[] = [];
  let html = '';
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    requests.push({ url, type: route.request().resourceType() });
    if (url === `https://news.example/${stylesheetKey}`)
      return route.fulfill({ contentType: 'text/css; charset=utf-8', body: stylesheet });
    if (!url.startsWith('https://news.example/')) return route.abort();
    return route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers,
      body: html,
    });
  });
  return {
    page,
    requests,
    show: async (content: string) => {
      html = content;
      requests.length = 0;
      await page.goto('https://news.example/page/', { waitUntil: 'load' });
    },
    close: () => context.close(),
  };
}

/** Pixels that the content is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}
