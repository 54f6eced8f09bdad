import { expect, test } from 'vitest';
import { deliveryOf } from '../../../../core/documents/attachments/delivery.ts';

test.each([
  ['chart.png', 'image/png'],
  ['photo.JPG', 'image/jpeg'],
  ['photo.fr.webp', 'image/webp'],
  ['speech.mp3', 'audio/mpeg'],
  ['tour.mp4', 'video/mp4'],
  ['report.pdf', 'application/pdf'],
])('%s is shown as %s', (name, mediaType) => {
  expect(deliveryOf(name)).toEqual({ mediaType, inline: true });
});

test.each([
  ['page.html', 'application/octet-stream'],
  ['page.xhtml', 'application/octet-stream'],
  ['feed.xml', 'application/octet-stream'],
  ['style.xsl', 'application/octet-stream'],
  ['code.js', 'application/octet-stream'],
  ['code.mjs', 'application/octet-stream'],
  ['style.css', 'application/octet-stream'],
  ['code.wasm', 'application/octet-stream'],
  ['old.svgz', 'image/svg+xml'],
  ['chart.svg', 'image/svg+xml'],
  ['figures.csv', 'text/csv'],
  ['nothing', 'application/octet-stream'],
  ['chart.png.html', 'application/octet-stream'],
  ['mail.mht', 'application/octet-stream'],
  ['x.constructor', 'application/octet-stream'],
  ['x.__proto__', 'application/octet-stream'],
])('%s is a download, as %s', (name, mediaType) => {
  expect(deliveryOf(name)).toEqual({ mediaType, inline: false });
});
