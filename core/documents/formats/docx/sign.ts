import { attribute, type XmlElement } from '../../../lib/xml/index.ts';

/** Letters of the font Symbol, from 0x61 and from 0x41, which have the places of Latin letters. */
const greekSmall = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';
const greekLarge = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';

/** Signs of fonts that are in Word for Windows and macOS, by font and code. */
const signs: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map([
  [
    'symbol',
    new Map([
      ...[...greekSmall].map((sign, index) => [0x61 + index, sign] as const),
      ...[...greekLarge].map((sign, index) => [0x41 + index, sign] as const),
      ...pairs(
        'a3≤ a5∞ ab↔ ac← ad↑ ae→ af↓ b0° b1± b3≥ b4× b5∝ b6∂ b7• b8÷ b9≠ ba≡ bb≈ bc… c5⊕ c6∅ ce∈ d6√ d7⋅ d8¬ db⇔ dc⇐ de⇒ e5∑ f2∫ a9♥ a7♣ a8♦ aa♠ d2® d3© d4™ e2® e3© e4™ a2′ b2″ 40≅ 22∀ 24∃ 2d−',
      ),
    ]),
  ],
  [
    'wingdings',
    new Map(
      pairs(
        '28☎ 29✆ 2a✉ 46☞ 45☜ 4a☺ 4c☹ 6c● 6e■ 6f□ 71❑ 74⧫ 75◆ 76❖ 77⬥ 9f• a7▪ a8◻ ab★ d8➢ df← e0→ e1↑ e2↓ e8➔ ef⇦ f0⇨ f1⇧ f2⇩ fb✗ fc✓ fd☒ fe☑',
      ),
    ),
  ],
  ['wingdings 2', new Map(pairs('4f✗ 50✓ 51☒ 52☑ 53☒ 54☒ a3□ 97●'))],
  ['wingdings 3', new Map(pairs('5f← 60→ 61↑ 62↓ 7b◀ 7c▶ 70▲ 71▼ 7d▶'))],
  ['webdings', new Map(pairs('61✓ 72✗ 34▶ 33◀ 35▲ 36▼ c8✈ 99☎'))],
]);

/** Returns the sign of Unicode that a `w:sym` shows; undefined for other signs of a font. */
export function signOf(source: string, element: XmlElement): string | undefined {
  const font = attribute(source, element, 'w:font')?.toLowerCase() ?? '';
  const code = Number.parseInt(attribute(source, element, 'w:char') ?? '', 16);
  if (Number.isNaN(code)) return undefined;
  // Fonts of signs have their codes in the private area too (ECMA-376 part 1, 17.3.3.30).
  const table = signs.get(font);
  if (table) return table.get(code >= 0xf000 ? code - 0xf000 : code);
  return code < 0xe000 && code > 0x20 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : undefined;
}

/** Reads codes in hexadecimal, each before its sign. */
function pairs(all: string): (readonly [number, string])[] {
  return all.split(' ').map((each) => [Number.parseInt(each.slice(0, 2), 16), each.slice(2)] as const);
}
