import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { maxTerminologies } from '../../contracts/limits.ts';
import { readTerminology, type TerminologyFormat, type TerminologyTable } from './read-terminology.ts';
import { ServiceError } from './service-error.ts';

/** A custom terminology as imported. */
export interface Terminology {
  name: string;
  description: string;
  contents: Contents;
  /** As sent: a multi-directional file must say so, the default is uni-directional. */
  directionality: string | undefined;
  /** Seconds since 1970. */
  createdAt: number;
  updatedAt: number;
  /** The contents before it was overwritten; translations use them until the change has propagated. */
  before?: Contents;
}

export interface Contents {
  format: TerminologyFormat;
  file: string;
}

/** An overwritten terminology takes up to ten minutes to propagate (API reference: ImportTerminology). */
const propagationSeconds = 600;

/** The terminologies of the account, in memory and, if given, in a file for the next start. */
export class Terminologies {
  readonly #all = new Map<string, Terminology>();
  readonly #tables = new WeakMap<Contents, TerminologyTable>();
  readonly #file: string | undefined;
  readonly #seconds: () => number;
  readonly #places: () => number;

  constructor({
    file,
    seconds = () => Date.now() / 1000,
    places = () => maxTerminologies,
  }: { file?: string | undefined; seconds?: () => number; places?: () => number } = {}) {
    this.#file = file;
    this.#seconds = seconds;
    this.#places = places;
    if (file === undefined || !existsSync(file)) return;
    for (const kept of JSON.parse(readFileSync(file, 'utf8')) as Terminology[]) this.#all.set(kept.name, kept);
  }

  /** By name, as `ListTerminologies` pages through them. */
  list(): Terminology[] {
    return [...this.#all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** @throws ServiceError `ResourceNotFoundException` */
  get(name: string): Terminology {
    const found = this.#all.get(name);
    if (found === undefined) {
      throw new ServiceError('ResourceNotFoundException', `The terminology ${name} does not exist.`);
    }
    return found;
  }

  /** @throws ServiceError `LimitExceededException` */
  put(given: Pick<Terminology, 'name' | 'description' | 'contents' | 'directionality'>): Terminology {
    const now = this.#seconds();
    const there = this.#all.get(given.name);
    const places = this.#places();
    if (there === undefined && this.#all.size >= places) {
      throw new ServiceError('LimitExceededException', `The maximum number of terminologies, ${places}, is reached.`);
    }
    const changed = JSON.stringify(there?.contents) !== JSON.stringify(given.contents);
    const before = there && (changed ? this.#used(there, now) : there.before);
    const put = { ...given, createdAt: there?.createdAt ?? now, updatedAt: now, ...(before && { before }) };
    this.#all.set(given.name, put);
    this.#keep();
    return put;
  }

  /** @throws ServiceError `ResourceNotFoundException` */
  delete(name: string): void {
    this.get(name);
    this.#all.delete(name);
    this.#keep();
  }

  /**
   * The pairs that a translation uses now; undefined if the terminology is not for these languages.
   *
   * @throws ServiceError `ResourceNotFoundException`
   */
  pairs(name: string, source: string, target: string): [string, string][] | undefined {
    const { languages, rows } = this.table(this.#used(this.get(name), this.#seconds()));
    const column = languages.indexOf(target);
    if (languages[0] !== source || column < 1) return undefined;
    return rows.flatMap((row): [string, string][] => {
      const [from, to] = [row[0], row[column]];
      return from && to ? [[from, to]] : [];
    });
  }

  /** Parsed once, since every request asks. */
  table(contents: Contents): TerminologyTable {
    const read = this.#tables.get(contents) ?? readTerminology(contents.file, contents.format);
    this.#tables.set(contents, read);
    return read;
  }

  #used({ before, updatedAt, contents }: Terminology, now: number): Contents {
    return before !== undefined && now < updatedAt + propagationSeconds ? before : contents;
  }

  #keep(): void {
    if (this.#file === undefined) return;
    mkdirSync(path.dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.new`, JSON.stringify(this.list()));
    renameSync(`${this.#file}.new`, this.#file);
  }
}
