import { splitMarkup } from '../translate/markup.ts';
import type { ApyClient, LanguagePair } from './client.ts';
import { type CutPart, cutLine, toPart } from './cut.ts';
import { fromStream } from './stream.ts';

/**
 * apy cuts requests of more than 1,000 characters at the next full stop (and stops after ten pieces); it does
 * not cut shorter ones.
 */
const mostCharacters = 900;

/** Ends a part within a request: a superblank that marks the place, and NUL, at which Apertium forgets its context. */
const marker = '[;]';
const partEnd = `${marker}\0`;

/** Lines kept per pair; es, it and pt share the way from English to Spanish. */
const mostRemembered = 5_000;

/** Translates lines from one language to another, each independent of its neighbours. */
export class LineTranslator {
  readonly #client: ApyClient;
  readonly #pair: LanguagePair;
  readonly #known = new Map<string, Promise<string>>();

  constructor(client: ApyClient, pair: LanguagePair) {
    this.#client = client;
    this.#pair = pair;
  }

  async translate(lines: string[]): Promise<string[]> {
    const missing = [...new Set(lines)].filter((line) => !this.#known.has(line));
    const answered = this.#translateNew(missing);
    for (const [index, line] of missing.entries()) {
      const one = answered.then((all) => all[index] as string);
      // Forget failures; the callers that wait for the line see them.
      one.catch(() => this.#known.delete(line));
      this.#known.set(line, one);
    }
    const translated = await Promise.all(lines.map((line) => this.#known.get(line) as Promise<string>));
    for (const line of this.#known.keys()) {
      if (this.#known.size <= mostRemembered) break;
      this.#known.delete(line);
    }
    return translated;
  }

  async #translateNew(lines: string[]): Promise<string[]> {
    const parts = lines.map((line) => cutLine(line, mostCharacters - partEnd.length));
    const answers = await this.#exchange(parts.flat());
    return Promise.all(
      parts.map(async (own) => {
        const texts = own.map((part) => this.#restore(part, answers.shift() as string));
        return (await Promise.all(texts)).join('');
      }),
    );
  }

  async #restore(part: CutPart, answer: string): Promise<string> {
    const text = fromStream(answer, part.stream.blanks) ?? (await this.#piecewise(part.source));
    return `${part.before}${text}${part.after}`;
  }

  /** If Apertium lost or moved markup, translates the text between its tags piece by piece. */
  async #piecewise(text: string): Promise<string> {
    const pieces = splitMarkup(text).map(({ type, value }) => ({ type, value, part: toPart(value) }));
    const answers = await this.#exchange(pieces.flatMap(({ type, part }) => (type === 'text' ? [part] : [])));
    const restored = pieces.map(({ type, value, part }) => {
      if (type === 'markup') return value;
      const translated = fromStream(answers.shift() ?? '', part.stream.blanks) ?? part.source;
      return `${part.before}${translated}${part.after}`;
    });
    return restored.join('');
  }

  /** One answer per part, in order, with as few requests as possible. */
  async #exchange(parts: CutPart[]): Promise<string[]> {
    const requests: CutPart[][] = [];
    let size = 0;
    for (const part of parts) {
      const length = part.stream.text.length + partEnd.length;
      if (requests.length === 0 || size + length > mostCharacters) {
        requests.push([]);
        size = 0;
      }
      requests.at(-1)?.push(part);
      size += length;
    }
    const answers = await Promise.all(requests.map((batch) => this.#request(batch)));
    return answers.flat();
  }

  async #request(parts: CutPart[]): Promise<string[]> {
    if (parts.every(({ stream }) => stream.text === '')) return parts.map(() => '');
    const text = parts.map(({ stream }) => `${stream.text}${partEnd}`).join('');
    const answer = await this.#client.translateStream(text, this.#pair);
    const separate = answer.replaceAll('\0', '').split(marker).slice(0, -1);
    if (separate.length === parts.length) return separate;
    // The sequence is broken. Ask for each part alone; one that fails alone stays untranslated.
    if (parts.length === 1) return parts.map(({ stream }) => stream.text);
    return (await Promise.all(parts.map((part) => this.#request([part])))).flat();
  }
}
