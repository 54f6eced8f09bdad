import { attribute, child, textOf, type XmlElement } from '../../../lib/xml/index.ts';

/** A piece of a formula as readers read it, raised or lowered. */
export interface FormulaPiece {
  text: string;
  level?: 'sup' | 'sub' | undefined;
}

/** Reads a formula (ECMA-376 part 1, 22.1) in one line: `(a+b)/2`, `√(x)`. */
export function formula(source: string, element: XmlElement): FormulaPiece[] {
  return joined(new FormulaReader(source).read(element));
}

/** Writes a formula as text: `x^2`, `x_1`. */
export function formulaText(pieces: readonly FormulaPiece[]): string {
  return pieces
    .map(({ text, level }) => (level === undefined ? text : (level === 'sup' ? '^' : '_') + grouped(text)))
    .join('');
}

class FormulaReader {
  readonly #source: string;

  constructor(source: string) {
    this.#source = source;
  }

  read(element: XmlElement | undefined): FormulaPiece[] {
    if (!element) return [];
    const part = (name: string) => this.read(child(element, `m:${name}`));
    switch (element.name) {
      case 'm:t':
      case 'w:t':
        return [{ text: textOf(this.#source, element) }];
      case 'm:f':
        return [...operand(part('num')), { text: '/' }, ...operand(part('den'))];
      case 'm:sSup':
        return [...operand(part('e')), ...at('sup', part('sup'))];
      case 'm:sSub':
        return [...operand(part('e')), ...at('sub', part('sub'))];
      case 'm:sSubSup':
        return [...operand(part('e')), ...at('sub', part('sub')), ...at('sup', part('sup'))];
      case 'm:sPre':
        return [...at('sub', part('sub')), ...at('sup', part('sup')), ...part('e')];
      case 'm:rad':
        return [...at('sup', part('deg')), { text: '√' }, ...operand(part('e'))];
      case 'm:nary':
        return [
          { text: this.#sign(element, 'chr', '∫') },
          ...at('sub', part('sub')),
          ...at('sup', part('sup')),
          ...part('e'),
        ];
      case 'm:func':
        return [...part('fName'), { text: ' ' }, ...part('e')];
      case 'm:limLow':
      case 'm:limUpp':
        return [...part('e'), ...at(element.name === 'm:limLow' ? 'sub' : 'sup', part('lim'))];
      case 'm:acc':
        return [...part('e'), { text: this.#sign(element, 'chr', '\u0302') }];
      case 'm:d':
        return [
          { text: this.#sign(element, 'begChr', '(') },
          ...this.#list(element, this.#sign(element, 'sepChr', '|')),
          { text: this.#sign(element, 'endChr', ')') },
        ];
      case 'm:eqArr':
      case 'm:mr':
        return this.#list(element, element.name === 'm:mr' ? ' ' : '; ');
      case 'm:m':
        return this.#list(element, '; ', 'm:mr');
      default:
        if (/^[mw]:\w+Pr$/.test(element.name)) return [];
        return element.children.flatMap((each) => this.read(each));
    }
  }

  #list(element: XmlElement, between: string, name = 'm:e'): FormulaPiece[] {
    const all = element.children.filter((each) => each.name === name);
    return all.flatMap((each, index) => [...(index > 0 ? [{ text: between }] : []), ...this.read(each)]);
  }

  /** A sign that a property names; an empty one is none. */
  #sign(element: XmlElement, name: string, usual: string): string {
    const properties = element.children.find((each) => each.name.endsWith('Pr'));
    const sign = child(properties, `m:${name}`);
    return sign ? (attribute(this.#source, sign, 'm:val') ?? '') : usual;
  }
}

function at(level: 'sup' | 'sub', pieces: readonly FormulaPiece[]): FormulaPiece[] {
  const text = formulaText(pieces);
  return text === '' ? [] : [{ text, level }];
}

/** Several signs are one operand in brackets. */
function operand(pieces: readonly FormulaPiece[]): FormulaPiece[] {
  const text = formulaText(pieces);
  const isOne = /^(?:[\p{L}\p{M}]|[\p{N}.,]+|[\p{L}\p{M}\p{N}.,]{1,12})$/u.test(text) || /^\([^()]*\)$/.test(text);
  return isOne || text === '' || (pieces.length === 2 && pieces[1]?.level !== undefined)
    ? [...pieces]
    : [{ text: '(' }, ...pieces, { text: ')' }];
}

function grouped(text: string): string {
  return /^[\p{L}\p{N}]*$/u.test(text) ? text : `(${text})`;
}

function joined(pieces: readonly FormulaPiece[]): FormulaPiece[] {
  const made: FormulaPiece[] = [];
  for (const piece of pieces) {
    const last = made.at(-1);
    if (last && last.level === undefined && piece.level === undefined) last.text += piece.text;
    else made.push({ ...piece });
  }
  return made;
}
