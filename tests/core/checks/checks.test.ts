import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../core/checks/index.ts';

const codes = (source: string, target: string, language = 'es', sourceLanguage = 'en') =>
  check({ source, target, language, sourceLanguage }, 'b1').map(({ code }) => code);

describe('figures', () => {
  test.each([
    ['1,850 residents paid 4.1 million crowns', '1.850 residentes pagaron 4,1 millones de coronas', 'es'],
    ['sales of 2 billion', 'ventas de 2 mil millones', 'es'],
    ['sales of 2 billion', 'un chiffre de 2 milliards', 'fr'],
    ['sales of 2 billion', 'Umsatz von 2 Milliarden', 'de'],
    ['sales of 300 million', '销售额3亿', 'zh-Hans'],
    ['25,000 people', '2.5万人', 'zh-Hans'],
    ['24 November 2026 at 9:30', '٢٤ نوفمبر ٢٠٢٦ الساعة ٩:٣٠', 'ar'],
    ['12,000 visitors', '12 000 visiteurs', 'fr'],
    ['12,000 visitors', '12\u202f000 visiteurs', 'fr'],
    ['a rise of 3.5%', 'une hausse de 3,5 %', 'fr'],
    ["about 1'000 francs", 'circa 1.000 franchi', 'it'],
    ['1,234,567.89 in all', '1.234.567,89 en total', 'es'],
    ['at 6:00 and 23:40', 'a las 6:00 y 23:40', 'es'],
    ['no figure', 'ninguna cifra', 'es'],
  ])('"%s" says the same as "%s"', (source, target, language) => {
    expect(codes(source, target, language)).toEqual([]);
  });

  test.each([
    ['1,850 residents', '1.580 residentes', /lacks 1,850; it says, and the source does not, 1\.580/],
    ['opens on 24 May', 'abre en mayo', /^The translation lacks 24\.$/],
    ['opens in May', 'abre el 3 de mayo', /^It says, and the source does not, 3\.$/],
    ['sales of 2 billion', 'ventas de 2 billones', /lacks 2 billion/],
    ['4.1 million', '41 millones', /lacks 4\.1 million/],
    ['10 and 10 and 10', '10 y 10', /lacks 10/],
  ])('"%s" does not say the same as "%s"', (source, target, message) => {
    const [warning] = check({ source, target, language: 'es', sourceLanguage: 'en' }, 'b7');
    expect(warning).toMatchObject({ code: 'number-mismatch', segment: 'b7' });
    expect(warning?.message).toMatch(message);
  });

  test('a figure changed anywhere is seen', () => {
    const figure = fc.integer({ min: 0, max: 999_999 });
    fc.assert(
      fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), fc.nat(), figure, (figures, at, other) => {
        const index = at % figures.length;
        fc.pre(!figures.includes(other));
        const say = (list: number[]) => `palabra ${list.join(' palabra ')} palabra`;
        expect(codes(say(figures), say(figures))).not.toContain('number-mismatch');
        expect(codes(say(figures), say(figures.with(index, other)))).toContain('number-mismatch');
      }),
    );
  });
});

describe('what else engines do', () => {
  const sentence = 'The harbour is open for every boat that wants to enter it this summer';
  test.each([
    ['loses an address', 'See https://example.org/a.', 'Vea el sitio.', 'address-mismatch'],
    ['makes an address up', 'Write to us.', 'Escriba a us@example.org.', 'address-mismatch'],
    ['echoes', sentence, sentence, 'segment-unchanged'],
    ['stays in the wrong script', sentence, 'El puerto está abierto para cada barco', 'wrong-script', 'ar'],
    ['drops half', `${sentence}. ${sentence}. ${sentence}.`, 'El puerto está abierto.', 'length-mismatch'],
    [
      'adds a lot',
      sentence,
      'El puerto '.concat('abre para las embarcaciones y los barcos, claro, '.repeat(5)),
      'length-mismatch',
    ],
    ['loops', sentence, 'El puerto el puerto el puerto el puerto el puerto está abierto para barcos', 'text-repeats'],
  ])('an engine that %s is noticed', (_, source, target, code, language = 'es') => {
    expect(codes(source, target, language)).toContain(code);
  });

  test.each([
    [
      'names stay as they are',
      'Port Ellison River Transport Kingfisher Saltmarsh Quay',
      'Port Ellison River Transport Kingfisher Saltmarsh Quay',
      'es',
    ],
    ['Chinese is short', sentence, '今年夏天港口向每艘想进入的船只开放', 'zh-Hans'],
    ['Japanese has three scripts', sentence, 'この夏、港は入りたいすべてのボートに開かれています', 'ja'],
    [
      'Arabic with a Latin name',
      `${sentence} of Port Ellison`,
      'الميناء مفتوح لكل قارب يريد دخول Port Ellison هذا الصيف',
      'ar',
    ],
    ['emphasis is no loop', 'very, very, very good', 'muy, muy, muy bueno', 'es'],
    ['an address is no language', 'E-mail: sky@corran.example.org', 'E-mail: sky@corran.example.org', 'pt'],
    ['an address has its own letters', 'E-mail: sky@corran.example.org', 'بريد: sky@corran.example.org', 'ar'],
    ['an address before a full stop', 'See https://example.org/a.', 'Vea https://example.org/a', 'es'],
  ])('%s', (_, source, target, language) => {
    expect(codes(source, target, language)).toEqual([]);
  });

  test('long text takes linear time', () => {
    const long = 'a1 '.repeat(200_000);
    const began = process.cpuUsage();
    check(
      { source: long, target: 'b2 '.repeat(200_000).slice(0, 300_000), sourceLanguage: 'en', language: 'es' },
      'b1',
    );
    expect(process.cpuUsage(began).user).toBeLessThan(60_000_000);
  });
});
