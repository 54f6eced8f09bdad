import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../../../core/translation/checks/check-translation.ts';
import { sampleOf } from '../../../support/runs.ts';

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
    ['the mirror is 5 m wide', 'el espejo mide 5 m', 'es'],
    ['about 1.5m people', 'environ 1,5 million de personnes', 'fr'],
    ['revenue of €3.4 million', 'un chiffre d’affaires de 3,4 M€', 'fr'],
    ['1 million people', 'un millón de personas', 'es'],
    ['a budget of 120 million yen', '1億2,000万円の予算', 'ja'],
    ['a budget of 4.1 million', '41 लाख का बजट', 'hi'],
    ['costs Rs 5 crore', 'cuesta 50 millones de rupias', 'es'],
    ['3 million people', '3 миллионами людей', 'ru'],
    ['2 thousand', '2 tys.', 'pl'],
    ['on December 15, 2021', '2021年12月15日', 'ja'],
    ['on 10 December', '12月10日开放', 'zh-Hans'],
    ['in 2026', '二〇二六年', 'zh-Hans'],
    ['published on 12/15/2021', 'publicado el 15/12/2021', 'es'],
    ['on May 5 the March opened', 'el 5 de mayo se abrió la Marcha', 'es'],
    ['the doors open at 7:30 pm', 'las puertas abren a las 19:30', 'es'],
    ['from 9 a.m. to 5 p.m.', 'de 9 h à 17 h', 'fr'],
    ['at 9.30 am', 'à 9 h 30', 'fr'],
    ['the 21st century', 'el siglo XXI', 'es'],
    ['the 1990s', 'los años 90', 'es'],
    ['two of 2,000', 'dos de 2000', 'es'],
    ['a rise of 50 percent', 'un aumento del 50 %', 'es'],
    ['ISO 9001:2015, version 1.2.3', 'ISO 9001:2015, versión 1.2.3', 'es'],
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
    ['1,850 residents', '1,85 residentes', /lacks 1,850/],
    ['2.60 crowns', '260 coronas', /lacks 2\.60/],
    ['on 5 December', 'el 5 de enero', /says enero, the source December/],
    ['at 7:30 pm', 'a las 7:45', /lacks 7:30/],
    ['costs €500', 'cuesta 500 dólares', /counts in \$, the source in €/],
    ['a rise of 5 %', 'un aumento de 5', /lacks the %/],
    ['the account 123456789012345678', 'la cuenta 123456789012345999', /lacks 123456789012345678/],
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

  test.each([
    ['the template of a letter is filled in', 'Dear {{name}}', 'Estimado', 'es', 'placeholder-mismatch'],
    ['a format argument is', 'Dear %s', 'Estimado', 'es', 'placeholder-mismatch'],
    ['an address stands twice', 'https://a.org/b and https://a.org/b', 'https://a.org/b', 'es', 'address-mismatch'],
    ['a hashtag is another', 'See #ferries', 'Vea #fähren', 'es', 'placeholder-mismatch'],
    ['a ticker symbol is missing', 'Boats plc (NYSE: CAT)', 'Boats plc', 'es', 'placeholder-mismatch'],
    ['a phrase goes round', 'Only the harbour', 'el puerto el puerto el puerto abre', 'es', 'text-repeats'],
    ['a character goes round', 'The harbour opens', '港口开放港口开放港口开放', 'zh-Hans', 'text-repeats'],
    ['Japanese has no kana', sentence, '今年夏天港口向每艘想进入的船只开放并且欢迎', 'ja', 'wrong-script'],
  ])('%s', (_, source, target, language, code) => {
    expect(codes(source, target, language)).toContain(code);
  });

  test.each([
    ['Dear :name', 'Cher nom'],
    ['Hello $USER$', 'Bonjour $UTILISATEUR$'],
    ['See $t(nav.about)', 'Voir'],
    ['From {1:dd/MM/yyyy}', 'Du {1:jj/MM/aaaa}'],
    ['Dear %-5s', 'Cher'],
    ['Dear __NAME__', 'Cher __NOM__'],
  ])('"%s" is a text of a program, and "%s" has lost its placeholder', (source, target) => {
    const pair = { source, target, sourceLanguage: 'en', language: 'fr' };
    expect(check({ ...pair, format: 'json' }, 'b1').map(({ code }) => code)).toContain('placeholder-mismatch');
    expect(check({ ...pair, target: source.replace(/^\w+/, 'x'), format: 'json' }, 'b1')).toEqual([]);
  });

  test('in a text for people, a colon before a word is a colon', () => {
    expect(codes('Ask :name', 'Demandez', 'fr')).toEqual([]);
  });

  test.each([
    ['a placeholder before a word without a space', 'Dear %s', '亲爱的%s先生', 'zh-Hans'],
    ['a mail address between Han', 'write to a@b.org today', '请写信至a@b.org。', 'zh-Hans'],
    ['an address before kana', 'see https://example.org/a now', 'https://example.org/aをご覧', 'ja'],
    ['Hindi signs are no letters', `${sentence}.`, 'यह बंदरगाह इस गर्मी हर नाव के लिए खुला है जो आना चाहे', 'hi'],
  ])('%s', (_, source, target, language) => {
    expect(codes(source, target, language)).toEqual([]);
  });

  // Half a megabyte each: what takes the square of its length would take minutes.
  const units = 'a|a.|1|1,|1 000 |1億|5 May |5 mil |.|{|%|www.|http://|1:00|1h|港|十|twenty-|a.b@|€5|٣|word |5 |I';
  test.each(sampleOf(units.split('|'), 2))('half a megabyte of "%s" takes linear time', (unit) => {
    const long = unit.repeat(Math.ceil(500_000 / unit.length));
    const began = process.cpuUsage();
    check({ source: long, target: `${long} x`, sourceLanguage: 'en', language: 'es' }, 'b1');
    expect(process.cpuUsage(began).user).toBeLessThan(8_000_000);
  });
});
