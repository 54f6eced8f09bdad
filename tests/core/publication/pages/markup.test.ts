import { describe, expect, test } from 'vitest';
import { pageBody } from '../../../../core/publication/pages/body/page-body.ts';
import { makeRendition } from '../../../../core/publication/versions/make-rendition.ts';
import { parse } from '../../support/parse.ts';
import { problems } from './support/validate.ts';

const body = (text: string, format: 'html' | 'markdown' = 'html') => pageBody(parse(format, text), text, 'T');

/** As content systems and editors of HTML write a release. */
const release = `<html><head><title>Open day | Harbour Board</title></head><body>
<style>p { color: red }</style>
<main><article><header><h1>Open day</h1></header>
<figure class="wp-block-image"><img src="open.files/a.png" width="100%" height="200"><figcaption>As the <cite>Evening Post</cite> saw it</figcaption></figure>
<p>All fares are in euros.</p>
<table><caption>Fares from 1 May</caption><tr><th>Adults</th><td>4.50 €</td></tr></table>
<p>Next page <svg role="img"><title>Right arrow</title><path d="M0 0"/></svg></p>
<p>Call <a href="tel:+15550100199">555 010 0199</a></p>
<p hidden>Not before Monday</p>
<form action="/subscribe"><label><input type="checkbox"> Keep me posted</label> <input type="email"><button>Subscribe</button></form>
<aside><address>Dock 1<br>Port Ellery</address></aside>
</article></main></body></html>`;

describe('the markup of a page', () => {
  test('keeps figures, their captions, those of tables, and whom the text cites', () => {
    const html = body(release);
    expect(html).toContain('<figcaption>As the <cite>Evening Post</cite> saw it</figcaption></figure>');
    expect(html).toContain('<table><caption>Fares from 1 May</caption><tbody>');
    expect(html).toContain('<address>Dock 1<br>Port Ellery</address>');
  });

  test('keeps numbers to call', () => {
    expect(body(release)).toContain('<a href="tel:+15550100199">555 010 0199</a>');
  });

  test('has no words of forms, icons, styles and what is hidden', () => {
    const text = body(release).replaceAll(/<[^>]*>/g, ' ');
    for (const stray of ['Keep me posted', 'Subscribe', 'Right arrow', 'color', 'Not before', '☐']) {
      expect(text).not.toContain(stray);
    }
  });

  test('says the heading once, wherever in the markup it stands', () => {
    const html = body(release);
    expect(html.match(/Open day/g)).toHaveLength(1);
    expect(html).toContain('<h1>Open day</h1>');
    expect(body('<div><b><p>First</p><p>T</p></b></div>')).toBe('<h1>T</h1><div><b><p>First</p><p>T</p></b></div>');
    expect(body('<div><p>T</p><p>First</p></div>')).toBe('<div><h1>T</h1><p>First</p></div>');
  });

  test('keeps the text of a form that a server has put around the whole page', () => {
    expect(body('<form id="aspnetForm"><h1>T</h1><p>Text.</p><input name="q"><button>Go</button></form>')).toBe(
      '<div id="release-aspnetForm"><h1>T</h1><p>Text.</p></div>',
    );
  });

  test('plays recordings on demand, and runs nothing', () => {
    const video = '<video poster="t.files/p.jpg" autoplay onplay="x()"><source src="t.files/a.mp4" type="video/mp4">';
    const track = '<track src="t.files/a.vtt" kind="captions" srclang="en" label="English">';
    expect(body(`# T\n\n${video}${track}</video>\n`, 'markdown')).toContain(
      `<video poster="t.files/p.jpg" controls preload="metadata"><source src="t.files/a.mp4" type="video/mp4">${track}</video>`,
    );
    expect(body('<h1>T</h1><audio src="javascript:alert(1)"></audio><video autoplay></video>')).toBe('<h1>T</h1>');
    expect(body('<h1>T</h1><video poster="javascript:alert(1)" src="a.mp4"></video>')).not.toContain('javascript');
  });

  test('keeps the image of a picture for each screen, and no image that the page would not load', () => {
    const picture =
      '<picture><source srcset="t.files/a.webp" media="print"><img src="t.files/a.png" alt="a"></picture>';
    expect(body(`<h1>T</h1>${picture}`)).toContain(picture);
    expect(body('<h1>T</h1><img src="data:image/png;base64,AAAA" alt="b">')).toBe('<h1>T</h1>');
    expect(body('<h1>T</h1><img src="a.png" srcset="data:image/png;base64,AAAA 2x" alt="b">')).toBe(
      '<h1>T</h1><img src="a.png" alt="b">',
    );
  });

  test('names a link around an icon as the link names itself', () => {
    const icon = '<svg><title>Arrow</title></svg>';
    expect(body(`<h1>T</h1><a href="https://x.example/" aria-label="Share this">${icon}</a>`)).toBe(
      '<h1>T</h1><a href="https://x.example/">Share this</a>',
    );
    expect(body(`<h1>T</h1><a href="https://x.example/">${icon}</a>`)).toBe('<h1>T</h1><a></a>');
  });

  test('is valid', async () => {
    const recording = '<video src="a.mp4" controls></video>';
    const html = `<!doctype html><html lang="en"><head><title>T</title></head><body>${body(release + recording)}</body></html>`;
    expect(await problems(html)).toEqual([]);
  });
});

test('the caption of a picture is not the beginning of the text', () => {
  const document = parse('html', release);
  expect(document.units.filter(({ kind }) => kind === 'caption')).toHaveLength(2);
  expect(makeRendition(document, 'en', new Map()).summary).toBe('All fares are in euros.');
  const nested = parse(
    'html',
    '<h1>T</h1><figure><img src="a.png"><figcaption><p>Children on the new swing, in the park by the mill</p></figcaption></figure><p>It opens.</p>',
  );
  expect(makeRendition(nested, 'en', new Map()).summary).toBe('It opens.');
});
