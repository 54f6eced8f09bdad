import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Part } from '../../../../contracts/document.ts';
import { engineCodes, findLocale } from '../../../../contracts/locales.ts';
import { renderDocument } from '../../../../core/documents/render-document.ts';
import { rulesOf } from '../../../../core/translation/typography/rules-of.ts';
import { typeset, typesetParts } from '../../../../core/translation/typography/typeset.ts';
import { runs, tier } from '../../../support/runs.ts';
import { anyText } from '../../support/arbitraries.ts';
import { parse, translated } from '../../support/parse.ts';
import { pseudo } from '../../support/pseudo.ts';

const nn = '\u202f';
const nb = '\u00a0';

/** A text with `<…>` for tags that open and close by turns, and `@` for what is kept whole. */
function partsOf(text: string): Part[] {
  let id = 0;
  return text
    .split(/(<\/?g>|@|↵)/)
    .filter(Boolean)
    .map((piece): Part => {
      const source = { raw: piece };
      if (piece === '<g>') return { type: 'open', id: ++id, source };
      if (piece === '</g>') return { type: 'close', id, source };
      if (piece === '@') return { type: 'placeholder', id: ++id, source };
      if (piece === '↵') return { type: 'placeholder', id: ++id, source, text: ' ' };
      return { type: 'text', value: piece };
    });
}

function written(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.type === 'text' ? part.value : 'raw' in part.source ? part.source.raw : ''))
    .join('');
}

const set = (language: string, text: string) => written(typesetParts(partsOf(text), rulesOf(language)));

describe('quotation marks', () => {
  test('an inch does not keep others from being set', () => {
    expect(set('fr', 'Le "tube" de 12" est dit "large".')).toBe(
      `Le «${nn}tube${nn}» de 12" est dit «${nn}large${nn}».`,
    );
    expect(set('de', 'Das "Rohr" von 12" heißt so.')).toBe('Das „Rohr“ von 12" heißt so.');
    expect(set('fr', 'Le "tube de 12" est large.')).toBe(`Le «${nn}tube de 12${nn}» est large.`);
  });

  test.each([
    ['it', 'Ha detto "sì" e "no".', 'Ha detto «sì» e «no».'],
    ['it', 'Ha detto “sì”.', 'Ha detto «sì».'],
    ['it', 'Ha detto " sì ".', 'Ha detto «sì».'],
    ['it', 'Ha detto « sì ».', 'Ha detto «sì».'],
    ['it', '"Come “ieri” e oggi", disse', '«Come “ieri” e oggi», disse'],
    ['it', '"Come ‘ieri’ e l’altro", disse', '«Come “ieri” e l’altro», disse'],
    ['it', '"<g>sì</g>" e <g>"no"</g>', '«<g>sì</g>» e <g>«no»</g>'],
    ['it', 'uno↵"due"', 'uno↵«due»'],
    ['de', 'Er sagte "ja", dann "nein".', 'Er sagte „ja“, dann „nein“.'],
    ['de', 'Er sagte „ja”.', 'Er sagte „ja“.'],
    ['sv', 'Han sa "ja".', 'Han sa ”ja”.'],
    ['pl', '"Tak" i „nie”', '„Tak” i „nie”'],
    ['fr', 'Il a dit "oui".', `Il a dit «${nn}oui${nn}».`],
    ['fr', 'Il a dit « oui ».', `Il a dit «${nn}oui${nn}».`],
    ['fr', 'Il a dit «oui».', `Il a dit «${nn}oui${nn}».`],
    ['fr-CA', 'Il a dit "oui".', `Il a dit «${nb}oui${nb}».`],
    ['fr-CH', '"Comme “hier”", dit-il', `«${nn}Comme ‹${nn}hier${nn}›${nn}», dit-il`],
    ['zh-Hans', '他说"你好"。', '他说“你好”。'],
    ['zh-Hant', '他說"你好"。', '他說「你好」。'],
    ['ja', '彼は"こんにちは"と言った', '彼は「こんにちは」と言った'],
    ['ar', 'قال "نعم".', 'قال ”نعم“.'],
    ['ru', 'Он сказал "да".', 'Он сказал «да».'],
    ['nl', 'Hij zei "ja".', 'Hij zei ‘ja’.'],
  ])('%s: %s', (language, text, expected) => {
    expect(set(language, text)).toBe(expected);
  });

  test.each([
    ['it', 'un tubo da 5" e uno da 6"', 'inches'],
    ['it', 'Ha detto "sì', 'a quotation that goes on in the next paragraph'],
    ['it', "l'amico dell’altro, 'così'", 'apostrophes and single marks that stand alone'],
    ['it', 'vuoto "" e " "', 'nothing inside'],
    ['it', '"a “b ‘c «d» c’ b” a"', 'three levels'],
    ['he', 'צה"ל הודיע', 'an acronym'],
    ['it', 'vedi "@" e "@ qui"', 'marks that touch what is kept whole'],
    ['it', 'vedi " @ "', 'spaces that set something kept apart'],
  ])('%s leaves %s: %s', (language, text) => {
    expect(set(language, text)).toBe(text);
  });
});

describe('French spaces', () => {
  test.each([
    ['fr', 'Quoi ? Oui ! Voici : un ; deux', `Quoi${nn}? Oui${nn}! Voici${nn}: un${nn}; deux`],
    ['fr', 'Quoi? Oui!? Voici: un; deux', `Quoi${nn}? Oui${nn}!? Voici${nn}: un${nn}; deux`],
    ['fr', '<g>Quoi</g>? (oui!)', `<g>Quoi</g>${nn}? (oui${nn}!)`],
    ['fr', '"Quoi?"', `«${nn}Quoi${nn}?${nn}»`],
    ['fr-CA', 'Quoi ? Oui! Voici : un ; deux', `Quoi? Oui! Voici${nb}: un; deux`],
    ['fr-CH', 'Quoi ?', `Quoi${nn}?`],
    ['fr', 'à 10:30, a?b=c, :-) et @ : oui', 'à 10:30, a?b=c, :-) et @ : oui'],
    ['es', 'Hola : ¿qué ?', 'Hola : ¿qué ?'],
  ])('%s: %s', (language, text, expected) => {
    expect(set(language, text)).toBe(expected);
  });
});

describe('marks of scripts', () => {
  test.each([
    ['zh-Hans', '你好, 世界. 真的? 是!', '你好，世界。真的？是！'],
    ['zh-Hans', '时间: 10:30, 约 3.5 米', '时间：10:30, 约 3.5 米'],
    ['zh-Hans', '世界 (World) 你好', '世界（World）你好'],
    ['zh-Hans', '世界;(World)(Earth)', '世界；（World）（Earth）'],
    ['zh-Hans', '你好, <g>世界</g>.', '你好，<g>世界</g>。'],
    ['zh-Hans', '网站: @ 示例.com', '网站： @ 示例.com'],
    ['ja', 'はい, そうです.', 'はい、そうです。'],
    ['ko', '네, 그렇습니다.', '네, 그렇습니다.'],
    ['ar', 'نعم, لا; لماذا?', 'نعم، لا؛ لماذا؟'],
    ['fa', '«نعم», 1,5 و 2, 3 https', '«نعم»، 1,5 و 2, 3 https'],
    ['el', 'Τι; Γιατί? What?', 'Τι; Γιατί; What?'],
  ])('%s: %s', (language, text, expected) => {
    expect(set(language, text)).toBe(expected);
  });
});

test.each([
  ['Y luego...', 'Y luego…'],
  ['[...] y ...sigue', '[…] y …sigue'],
  ['a....b, ../x, .../y, f(...), 1...3, @...', 'a....b, ../x, .../y, f(...), 1...3, @...'],
])('an ellipsis: %s', (text, expected) => {
  expect(set('es', text)).toBe(expected);
});

test('what the engine left as it was sent stays so', () => {
  const document = parse('markdown', 'He said "yes".\n\nAnd "no".\n');
  const translations = translated(document, (text) => text.replace('And', 'E'));
  const it = typeset(document, translations, 'it');
  expect(renderDocument(document, it, 'it')).toBe('He said "yes".\n\nE «no».\n');
});

const piece = fc.oneof(
  fc.constantFrom(...'" “ ” „ « » 「 」 ‘ ’ \' , . ; : ! ? ( ) ... … <g> </g> @ ↵ — -'.split(' '), ' ', ' ', nn, nb),
  fc.constantFrom('word', 'l’eau', '12', '3.5', '你好', 'です', 'نعم', 'Ναι', 'é'),
);
const anyParts = fc.array(piece, { maxLength: 30 }).map((pieces) => partsOf(pieces.join('')));
const anyLanguage = fc.constantFrom(
  ...engineCodes.map((code) => findLocale(code)?.tag ?? code),
  'fr-CH',
  'de-CH',
  'zh-HK',
);

describe('whatever comes back', () => {
  test('setting it again changes nothing', () => {
    fc.assert(
      fc.property(anyParts, anyLanguage, (parts, language) => {
        const once = typesetParts(parts, rulesOf(language));
        expect(written(typesetParts(once, rulesOf(language)))).toBe(written(once));
      }),
      { numRuns: runs(5_000) },
    );
  });

  test('letters, digits, tags and what is kept whole stay, in their order', () => {
    const lasting = (parts: readonly Part[]) =>
      parts.flatMap((part): unknown[] =>
        part.type === 'text' ? (part.value.match(/[\p{L}\p{N}\p{M}]/gu) ?? []) : [part],
      );
    fc.assert(
      fc.property(anyParts, anyLanguage, (parts, language) => {
        expect(lasting(typesetParts(parts, rulesOf(language)))).toEqual(lasting(parts));
      }),
      { numRuns: runs(5_000) },
    );
  });

  const marks = ['"a" ', '"', '“a ', '( ', '(', ' , ', ' ', '. ', '...', '你 . ', ' ! ', '‘a “b” ', "'"];
  test.each(marks)('a long text of %j takes no longer than its length', (run) => {
    const text: Part[] = [{ type: 'text', value: run.repeat((tier === 'thorough' ? 300_000 : 50_000) / run.length) }];
    // What takes the square of its length outlasts the time that a test has.
    for (const language of ['fr', 'zh-Hans', 'ar', 'el', 'de']) {
      expect(typesetParts(text, rulesOf(language))).not.toEqual([]);
    }
  });

  test.each(['markdown', 'html'] as const)('%s means the same to its readers', (format) => {
    // A break that stays in one text in one language may part two in another, where lines are longer.
    const isBreak = (part: Part) => part.type === 'placeholder' && part.text?.trim() === '';
    const essence = (text: string) => {
      const parts = parse(format, text).units.flatMap((unit) => unit.parts);
      return parts
        .filter((part) => !isBreak(part))
        .map((part) => (part.type === 'text' ? part.value.replace(/[^\p{L}\p{N}]/gu, '') : `<${part.type}>`))
        .join('');
    };
    fc.assert(
      fc.property(anyText, fc.constantFrom('fr', 'de', 'it', 'nl'), (text, language) => {
        const document = parse(format, text);
        const plain = translated(document, pseudo);
        const render = (translations: ReadonlyMap<string, Part[]>) => renderDocument(document, translations, 'en');
        expect(essence(render(typeset(document, plain, language)))).toEqual(essence(render(plain)));
      }),
      { numRuns: runs(500) },
    );
  });
});
