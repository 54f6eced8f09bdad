import { describe, expect, test } from 'vitest';
import type { Settings } from '../../../../contracts/environment.ts';
import { sha256 } from '../../../../contracts/sha256.ts';
import type { ReleaseOptions } from '../../../../core/releases/options/parse-options.ts';
import { fingerprint } from '../../../../core/releases/revisions/fingerprint.ts';

const source = sha256('# Ferry\n');
const options: ReleaseOptions = { title: 'Ferry', languages: ['es', 'fr'] };
const settings: Settings = { languages: ['es', 'fr'], sourceLanguage: 'en', siteUrl: 'https://news.example.org' };
const usual = fingerprint(source, options, settings);

test('sha256 is hex, of bytes as of text', () => {
  expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  expect(sha256(Buffer.from('é'))).toBe(sha256('é'));
});

describe('the same', () => {
  test('whatever the order of the options', () => {
    expect(fingerprint(source, { languages: ['es', 'fr'], title: 'Ferry' }, settings)).toBe(usual);
    expect(
      fingerprint(source, options, { siteUrl: settings.siteUrl, sourceLanguage: 'en', languages: ['es', 'fr'] }),
    ).toBe(usual);
  });

  test('whatever the embargo, since it says when and not what', () => {
    for (const embargo of ['none', '2026-12-01T09:00:00Z'])
      expect(fingerprint(source, { ...options, embargo }, settings)).toBe(usual);
  });
});

test('the same wherever the site is, and whatever search engines list of it', () => {
  expect(fingerprint(source, options, { ...settings, index: { fr: 'reviewed' } })).toBe(usual);
  expect(fingerprint(source, options, { ...settings, siteUrl: 'https://www.example.org' })).toBe(usual);
});

describe('another', () => {
  test.each<[string, string, ReleaseOptions, Settings]>([
    ['source', sha256('# Ferry\r\n'), options, settings],
    ['title', source, { ...options, title: 'ferry' }, settings],
    ['title, none', source, { languages: ['es', 'fr'] }, settings],
    ['correction', source, { ...options, correction: 'a date' }, settings],
    ['charset', source, { ...options, charset: 'utf-8' }, settings],
    ['source language', source, { ...options, sourceLanguage: 'de' }, settings],
    ['choice of languages', source, { ...options, languages: ['es'] }, settings],
    ['configured language', source, options, { ...settings, languages: ['es', 'fr', 'it'] }],
    ['configured source language', source, options, { ...settings, sourceLanguage: 'de' }],
  ])('%s', (_, digest, given, configured) => {
    expect(fingerprint(digest, given, configured)).not.toBe(usual);
  });

  test('where a value is an option’s or the next one’s', () => {
    expect(fingerprint(source, { title: 'x' }, settings)).not.toBe(fingerprint(source, { correction: 'x' }, settings));
  });
});
