import { describe, expect, it } from 'vitest';
import { protectedSpans } from '../../../../core/documents/protection/protected-spans.ts';
import { tier } from '../../../support/runs.ts';

const found = (text: string) => protectedSpans(text).map(({ start, end }) => text.slice(start, end));

describe('protectedSpans', () => {
  it.each([
    ['See https://example.org/a?b=1&c=(d).', ['https://example.org/a?b=1&c=(d)']],
    ['(at https://example.org/a)', ['https://example.org/a']],
    ['www.example.org, and example.com/press today', ['www.example.org', 'example.com/press']],
    ['詳細はhttps://example.org/a（英語）', ['https://example.org/a']],
    ['詳細は https://example.org/a。', ['https://example.org/a']],
    ['write to ann.o+x@mail.example.org!', ['ann.o+x@mail.example.org']],
    ['pkg@4.3.0 is a version', []],
    ['Hello {{ user.name }}, {{{raw}}} and {{#if x}}', ['{{ user.name }}', '{{{raw}}}', '{{#if x}}']],
    ['Dear ${name}, {0} of {count}', ['${name}', '{0}', '{count}']],
    ['%s of %1$s, %(name)s and %.2f', ['%s', '%1$s', '%(name)s', '%.2f']],
    ['100% sure, 5%s, 50 % discount', []],
    ['call +1 555 0100 44, or (0555) 010-044', ['+1 555 0100 44', '(0555) 010-044']],
    ['+39 06 555 0100 is the desk, 1 850 000 the price', ['+39 06 555 0100']],
    ['a rise of +3 to 5 (2026) in 1990 (12 of 40)', []],
    ['+15550100044 or 555-010-0044 ext. 12', ['+15550100044', '555-010-0044 ext. 12']],
    ['+44 (0)20 7946 0958, 020 7946 0958', ['+44 (0)20 7946 0958', '020 7946 0958']],
    ['01 70 18 99 00 and 01.70.18.99.00', ['01 70 18 99 00', '01.70.18.99.00']],
    ['Tel: 555 0100, Fax. 030 123456, phone 555-0100', ['555 0100', '030 123456', '555-0100']],
    ['Tel. (day): 555 0100; 電話：03-5550-0100', ['555 0100', '03-5550-0100']],
    ['1-800-FLOWERS', ['1-800-FLOWERS']],
    ['on 01.02.2026 from 09.30-17.00, 05/12/2026, 2026-05-24', []],
    ['1 850 000 places, 3.141.592, 1,850-2,000, 10-20-30', []],
    ['between 2019 and 2026, 300-400 boats, ISBN 978-3-16-148410-0', []],
    ['Mobile 2026-2030 strategy and a phone 12 years old', []],
    ['open C:\\Boats\\list.xlsx or \\\\server\\share\\a', ['C:\\Boats\\list.xlsx', '\\\\server\\share\\a']],
    ['in /etc/boats/list.conf, ~/boats and ./a.sh', ['/etc/boats/list.conf', '~/boats', './a.sh']],
    ['see docs/adding-a-format.md and README.md.', ['docs/adding-a-format.md', 'README.md']],
    ['and/or, he/she, 24/7, km/h, 5 € /day, 1/2, word/word.Then', []],
    ['Boats plc (NYSE: CAT; TSX: HFX.TO) today', ['NYSE: CAT; TSX: HFX.TO']],
    ['(Nasdaq: ABCD) (NYSE:HWL), (LSE: HWL.L), (FWB: ABC)', ['Nasdaq: ABCD', 'NYSE:HWL', 'LSE: HWL.L', 'FWB: ABC']],
    [
      '(NYSE: BRK.A, BRK.B), (NYSE/TSX: ABC) (Nasdaq Stockholm: ERIC B)',
      ['NYSE: BRK.A, BRK.B', 'NYSE/TSX: ABC', 'Nasdaq Stockholm: ERIC B'],
    ],
    ['(HKEX: 0700; SZSE: 000001), 价格（NYSE: CAT）', ['HKEX: 0700; SZSE: 000001', 'NYSE: CAT']],
    ['NYSE: CAT rose, (AIM: HWL) too', ['NYSE: CAT', 'AIM: HWL']],
    ['(NOTE: CAT) (AIM: the best) (NYSE: I think so) (the Company) NASDAQ: STOCKS FALL', []],
    ['ISIN US0378331005, DE000BASF111; order AB1234567890', ['US0378331005', 'DE000BASF111']],
    ['under the ticker symbol “HWL”, a symbol of hope', ['HWL']],
    ['$HWL and $BRK.B! rose $5, in $M, US$5, $CAN 5, $A5', ['$HWL', '$BRK.B']],
    [
      'Follow @hartwellferries, @first.last. and @user@social.example',
      ['@hartwellferries', '@first.last', '@user@social.example'],
    ],
    ['at @7pm, a@b and @ home', []],
    ['フォロー@hartwellさん #フェリー #话题#今天 #フェリーです。', ['@hartwell', '#フェリー', '#话题#']],
    ['#ferries, (#FerryDay2026) #паром', ['#ferries', '#FerryDay2026', '#паром']],
    ['#1, #1st, #12B, C# a#b ## x {#a} &#xA0;', []],
    ['one • two', [' •']],
    ['• one', ['•']],
    ['{n, number} boats on {d, date, short}', ['{n, number}', '{d, date, short}']],
    ['{n, plural, one {# boat} other {{n} boats}} and {{x}}', ['{n, plural, one {# boat} other {{n} boats}}', '{{x}}']],
    ['{g,select,male{his boat}other{all}} is {user-name}', ['{g,select,male{his boat}other{all}}', '{user-name}']],
    ['{% if boats %}Boats{% endif %}, <%= n %> and %lu', ['{% if boats %}', '{% endif %}', '<%= n %>', '%lu']],
    [
      'See $t(nav.about), @:nav.about. and @.lower:a.b or @:(c)',
      ['$t(nav.about)', '@:nav.about', '@.lower:a.b', '@:(c)'],
    ],
    [
      '{0:C2} to {1:dd/MM/yyyy}, {2,-10}, {price:.2f} or {name!r:>10}',
      ['{0:C2}', '{1:dd/MM/yyyy}', '{2,-10}', '{price:.2f}', '{name!r:>10}'],
    ],
    [
      '{ $user } of { -brand } has #{count} and { DATETIME($d) }',
      ['{ $user }', '{ -brand }', '#{count}', '{ DATETIME($d) }'],
    ],
    ['%-5s and %05.1f', ['%-5s', '%05.1f']],
    ['Dear :name of $USER$, __NAME__ and %name%', []],
    ['{note: a sentence in braces}, C# {', []],
    ['{ a set } and 3 < 4', []],
    ['Dr. Smith met Mr. Jones at 5 p.m.', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    ['Welcome, :name, you have :count_new tickets.', [':name', ':count_new']],
    ['Hi $USER$ and $first_name$ for $5 or $10', ['$USER$', '$first_name$']],
    ['Dear __NAME__ or __first-name__', ['__NAME__', '__first-name__']],
    ['by %name% at 50% of 20%', ['%name%']],
    ['Well done :tada: (:count)', [':tada:', ':count']],
    ['At 10:30, see a:b and http::x, Note : this', []],
    ['价格是:price元', []],
    ['价格 :price元', [':price']],
  ])('in JSON: %s', (text, expected) => {
    expect(protectedSpans(text, true).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it.each([
    'a.',
    'a@',
    'a-',
    'http://',
    '{{',
    '${',
    '%(',
    'www.',
    '{a',
    'a.com/',
    '(',
    '+1 ',
    '(12) 3',
    '😀@',
    'a/',
    '/a',
    '../',
    'C:\\\\',
    '\\\\a',
    '555-',
    '0 12',
    'Tel: 1',
    '01 23 ',
    '1-800-A',
    ' •',
    '{a, ',
    '{a,plural,',
    '{a,plural,{b}',
    '{a,plural,{b{c}',
    '{%',
    '<%',
    '\uf0b7',
    '(NYSE: ',
    '(NYSE: A, ',
    'TSX,',
    'NYSE: A;',
    '@a.',
    '@a@b.',
    '#1',
    '#a#',
    '#ーー',
    '$A.',
    'symbol ',
  ])('takes no longer than it reads for %j', (unit) => {
    // What takes the square of its length outlasts the time that a test has.
    const text = unit.repeat(tier === 'thorough' ? 300_000 : 20_000);
    expect(protectedSpans(text).every(({ start, end }) => start < end)).toBe(true);
  });
});
