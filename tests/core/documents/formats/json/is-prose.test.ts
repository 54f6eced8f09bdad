import { describe, expect, test } from 'vitest';
import { isProse } from '../../../../../core/documents/formats/json/is-prose.ts';

describe('what people read', () => {
  test.each([
    'A text of words.',
    'Welcome',
    'lower case words',
    'Über',
    '港口',
    'release!',
    'Q&A',
    'Hi 5',
    '24 hours',
    "Don't",
    'Read more…',
  ])('%s', (value) => {
    expect(isProse(value, 'label')).toBe(true);
  });
});

describe('what programs read', () => {
  test.each([
    ...[
      'https://example.org/a?b=c',
      'mailto:a@example.org',
      'data:image/png;base64,AAAA',
      'urn:isbn:123',
      'a.b@example.org',
    ],
    ...[
      '/images/logo.png',
      'images/logo',
      'text/html',
      'Europe/Rome',
      'logo.png',
      'www.example.org',
      'com.example.Name',
      'v1.2.3',
    ],
    ...['2026-12-01', '2026-12-01T09:00:00+01:00', '2026-12-01 09:00', 'P1DT2H', '12:30', '42', '3.14', '', '—'],
    ...[
      'draft',
      'in_progress',
      'press-release',
      'camelCase',
      'PascalCase',
      'SCREAMING_SNAKE',
      'EUR',
      'en-US',
      'zh-Hant',
      'pt_BR',
    ],
    ...[
      '#ff00aa',
      '#top',
      '@handle',
      'xsd:string',
      '550e8400-e29b-41d4-a716-446655440000',
      'dQw4w9WgXcQ',
      'da39a3ee5e6b4b0d3255bfef95601890afd80709',
    ],
  ])('%s', (value) => {
    expect(isProse(value, 'label')).toBe(false);
  });

  test.each([
    ...[
      'id',
      '_id',
      'releaseId',
      'release_id',
      'url',
      'imageUrl',
      'href',
      'src',
      'slug',
      '$schema',
      '@type',
      'path',
      'email',
      'className',
    ],
  ])('anything under the key %s', (key) => {
    expect(isProse('Some words here', key)).toBe(false);
  });

  test('an answer to a question, but not a word like it', () => {
    expect(isProse('True', 'isAccessibleForFree')).toBe(false);
    expect(isProse('True', 'correct')).toBe(true);
    expect(isProse('True stories', 'isAccessibleForFree')).toBe(true);
  });

  test('all words of a list of keywords', () => {
    for (const word of ['ferry', 'Ferry', 'day-trip']) expect(isProse(word, 'keywords', true)).toBe(true);
    expect(isProse('ferry', 'keywords')).toBe(false);
    expect(isProse('ferry', 'tags', true)).toBe(false);
    expect(isProse('12', 'keywords', true)).toBe(false);
  });

  test.each(['type', 'status', 'language', 'currency', 'country'])('a word under the key %s, but not words', (key) => {
    expect(isProse('Published', key)).toBe(false);
    expect(isProse('Published last week', key)).toBe(true);
  });

  test('keys that only look alike are no matter', () => {
    for (const key of ['valid', 'idea', 'paid', 'source', 'classes', 'styles', 'fluid'])
      expect([key, isProse('Some words', key)]).toEqual([key, true]);
  });
});
