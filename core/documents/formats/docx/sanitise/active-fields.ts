import { attribute, textOf, type XmlElement } from '../../../../lib/xml/index.ts';
import { isSafeLink } from './safe-link.ts';

/** Fields that fetch, run or print something when a reader opens or updates the document (ECMA-376 part 1, 17.16.5). */
const activeFields: ReadonlyMap<string, string> = new Map([
  ['DDE', 'a DDE field'],
  ['DDEAUTO', 'a DDE field'],
  ['LINK', 'a field that links to an object (LINK)'],
  ['EMBED', 'an embedded object (EMBED)'],
  ['CONTROL', 'an ActiveX control'],
  ['HTMLCONTROL', 'an ActiveX control'],
  ['OCX', 'an ActiveX control'],
  ['INCLUDETEXT', 'a field that reads another file (INCLUDETEXT)'],
  ['INCLUDE', 'a field that reads another file (INCLUDE)'],
  ['INCLUDEPICTURE', 'a field that fetches a picture (INCLUDEPICTURE)'],
  ['IMPORT', 'a field that fetches a picture (IMPORT)'],
  ['RD', 'a field that reads another file (RD)'],
  ['DATABASE', 'a field that asks a database (DATABASE)'],
  ['MACROBUTTON', 'a field that runs a macro (MACROBUTTON)'],
  ['MACRO', 'a field that runs a macro (MACRO)'],
  ['PRINT', 'a field that sends commands to a printer (PRINT)'],
]);

/** Fields whose values are dropped with the properties, variables and programs that they come from: their text stays. */
const frozenFields: ReadonlySet<string> = new Set([
  'DOCVARIABLE',
  'DOCPROPERTY',
  'INFO',
  'AUTHOR',
  'LASTSAVEDBY',
  'COMMENTS',
  'KEYWORDS',
  'TEMPLATE',
  'MERGEFIELD',
  'ADDIN',
  'PRIVATE',
  'ADVANCE PRIVATE',
]);

/** What scanning the fields of a part found. */
export interface FieldScan {
  /** Elements that belong to fields that do not stay; their results do. */
  drop: Set<XmlElement>;
  /** `w:fldSimple` that do not stay. */
  unwrap: Set<XmlElement>;
  /** What is active, once for each field. */
  active: string[];
  /** Links of fields that lead where links may not. */
  links: number;
}

interface Field {
  code: string;
  result: string;
  inCode: boolean;
  /** Something else than its own text puts its name together. */
  composed: boolean;
  /** Its marks and its code, with the fields that are part of that. */
  own: (XmlElement | Field)[];
  /** Its result, where that is part of another field's code. */
  inside: (XmlElement | Field)[];
}

/** The most of a code that is looked at; an address is shorter. */
const maxCode = 20_000;

/** Finds the fields of a part, also if their codes are split over runs, paragraphs and fields. */
export function scanFields(source: string, root: XmlElement): FieldScan {
  const scan: FieldScan = { drop: new Set(), unwrap: new Set(), active: [], links: 0 };
  new Scanner(source, scan).story(root);
  return scan;
}

class Scanner {
  readonly #source: string;
  readonly #scan: FieldScan;

  constructor(source: string, scan: FieldScan) {
    this.#source = source;
    this.#scan = scan;
  }

  /** A text of its own: the body, or a text box. */
  story(root: XmlElement): void {
    const fields = new OpenFields();
    this.#content(root, fields);
    this.#close(fields, 0);
  }

  #content(parent: XmlElement, fields: OpenFields): void {
    for (const element of parent.children) {
      switch (element.name) {
        case 'w:txbxContent':
          this.story(element);
          break;
        case 'w:fldSimple':
          if (this.#judge(attribute(this.#source, element, 'w:instr') ?? '', false)) this.#scan.unwrap.add(element);
          this.#content(element, fields);
          break;
        case 'mc:Choice':
        case 'mc:Fallback':
          this.#alternative(element, fields);
          break;
        case 'w:fldChar':
          this.#mark(element, fields);
          break;
        case 'w:instrText':
        case 'w:delInstrText':
        case 'w:t':
        case 'w:delText':
          fields.add(element);
          fields.read(textOf(this.#source, element));
          break;
        default:
          if (element.children.length === 0) fields.add(element);
          else this.#content(element, fields);
      }
    }
  }

  /** Which alternative counts depends on the program: none may be a piece of a field. */
  #alternative(element: XmlElement, fields: OpenFields): void {
    const { depth, last } = fields;
    if (last?.inCode) last.composed = true;
    this.#content(element, fields);
    this.#close(fields, depth, true);
  }

  #mark(element: XmlElement, fields: OpenFields): void {
    const kind = attribute(this.#source, element, 'w:fldCharType');
    if (kind === 'begin') {
      const around = fields.last;
      if (around?.inCode && !hasName(around.code)) around.composed = true;
      fields.open(element);
      return;
    }
    const field = fields.last;
    if (field === undefined) return;
    field.own.push(element);
    fields.closeCode();
    if (kind === 'end') this.#end(fields);
  }

  /** Ends fields that have no end, down to those that were open before. */
  #close(fields: OpenFields, depth: number, composed = false): void {
    while (fields.depth > depth) {
      if (composed && fields.last) fields.last.composed = true;
      this.#end(fields);
    }
  }

  #end(fields: OpenFields): void {
    const field = fields.pop();
    if (field === undefined) return;
    fields.read(field.result);
    if (!this.#judge(field.code, field.composed)) return;
    const waiting = [...field.own];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      if ('code' in next) for (const each of next.own.splice(0).concat(next.inside.splice(0))) waiting.push(each);
      else this.#scan.drop.add(next);
    }
  }

  /** Whether a field does not stay. */
  #judge(code: string, composed: boolean): boolean {
    // A name can be written in other widths, and with characters between that nobody sees.
    const plain = code.normalize('NFKC').replace(/\p{Cf}/gu, '');
    const name = (/^[\s\p{Cc}"'“”{\\]*([a-z]+)/iu.exec(plain)?.[1] ?? '').toUpperCase();
    const what = composed
      ? 'a field whose name other fields put together'
      : (activeFields.get(name) ?? (name.startsWith('DDE') ? activeFields.get('DDE') : undefined));
    if (what !== undefined) {
      if (name === 'MACROBUTTON' && /^\s*macrobutton\s+nomacro\b/i.test(plain)) return false;
      this.#scan.active.push(what);
      return true;
    }
    if (frozenFields.has(name)) return true;
    if (name !== 'HYPERLINK') return false;
    if (addressesIn(plain).every(isSafeLink)) return false;
    this.#scan.links++;
    return true;
  }
}

/**
 * What a link may lead to: each of its words, in any kind of quotes, since switches may come before the address and
 * programs disagree on which words belong to them. A word with a blank that belongs to a switch is a tip for readers.
 */
function addressesIn(code: string): string[] {
  const found: string[] = [];
  let follows = false;
  for (const [word, quoted] of code
    .replace(/^\s*hyperlink/i, '')
    .replace(/[“”„]/g, '"')
    .matchAll(words)) {
    const isSwitch = /^\\[^\\]?$/.test(word);
    const text = (quoted ?? word).replace(/^['‘’]+/, '');
    // In a field's code a backslash is written twice.
    if (!isSwitch && !(follows && /\s/.test(text.trim()))) found.push(text.replaceAll('\\\\', '\\'));
    follows = isSwitch;
  }
  return found;
}

/** A quoted word, a switch, or a word without quotes. */
const words = /"([^"]*)"?|\\[a-z*@#!](?![^\s"\\])|[^\s"]+/gi;

/** Fields whose first argument is often another field, without a space before it. */
const beforeFields: ReadonlySet<string> = new Set(['IF', 'COMPARE', 'NEXTIF', 'SKIPIF', 'QUOTE', 'REF', 'SET']);

/** Whether a field's name is whole before another field begins in its code. */
function hasName(code: string): boolean {
  const start = code.slice(0, 200).trimStart();
  return /^(?:=|\S+\s)/.test(start) || beforeFields.has(start.toUpperCase());
}

/** The fields that are open at a place of a text, the outermost first. */
class OpenFields {
  readonly #fields: Field[] = [];
  /** How many of them are open in their codes. */
  #codes = 0;

  get last(): Field | undefined {
    return this.#fields.at(-1);
  }

  get depth(): number {
    return this.#fields.length;
  }

  open(begin: XmlElement): void {
    const field = { code: '', result: '', inCode: true, composed: false, own: [begin], inside: [] };
    this.add(field);
    this.#fields.push(field);
    this.#codes++;
  }

  closeCode(): void {
    const { last } = this;
    if (!last?.inCode) return;
    last.inCode = false;
    this.#codes--;
  }

  pop(): Field | undefined {
    this.closeCode();
    return this.#fields.pop();
  }

  /** Adds what belongs to the code of an open field. */
  add(part: XmlElement | Field): void {
    const { last } = this;
    if (last?.inCode) last.own.push(part);
    else if (this.#codes > 0) last?.inside.push(part);
  }

  read(text: string): void {
    const { last } = this;
    if (!last) return;
    if (!last.inCode) last.result += text.slice(0, maxCode - last.result.length);
    else last.code += text.slice(0, maxCode - last.code.length);
  }
}
