import { isDeepStrictEqual } from 'node:util';

export type Item = Record<string, unknown>;

/** The parts of a request that name attributes and values in its expressions. */
export interface Names {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Record<string, unknown> | undefined;
}

/** Whether a condition of DynamoDB's expression language holds for an item; what it does not know it refuses. */
export function holds(expression: string | undefined, item: Item | undefined, names: Names): boolean {
  if (expression === undefined) return true;
  const parser = new Parser(expression, item, names);
  const result = parser.either();
  parser.end();
  return result;
}

/** An item after `SET name = operand [+ operand]`. */
export function updated(expression: string, item: Item | undefined, names: Names): Item {
  const parser = new Parser(expression, item, names);
  parser.take('SET');
  const name = parser.next();
  parser.take('=');
  let value = parser.operand();
  if (parser.takes('+')) value = Number(value) + Number(parser.operand());
  parser.end();
  return { ...item, [name]: value };
}

/** Recursive descent: `either` is OR, `both` AND, `one` a comparison, a function or brackets. */
class Parser {
  readonly #tokens: string[];
  readonly #text: string;
  readonly #item: Item | undefined;
  readonly #names: Names;

  constructor(text: string, item: Item | undefined, names: Names) {
    this.#tokens = text.match(/[#:\w.]+|<=|>=|<>|[=<>(),+]/g) ?? [];
    this.#text = text;
    this.#item = item;
    this.#names = names;
  }

  either(): boolean {
    let result = this.both();
    while (this.takes('OR')) result = this.both() || result;
    return result;
  }

  both(): boolean {
    let result = this.one();
    while (this.takes('AND')) result = this.one() && result;
    return result;
  }

  one(): boolean {
    if (this.takes('(')) {
      const inner = this.either();
      this.take(')');
      return inner;
    }
    const [token = ''] = this.#tokens;
    if (token in functions) {
      this.next();
      this.take('(');
      const args = [this.operand()];
      while (this.takes(',')) args.push(this.operand());
      this.take(')');
      return functions[token]?.(...args) ?? false;
    }
    const left = this.operand();
    const compare = comparisons[this.next()];
    if (compare === undefined) throw this.#unknown();
    return compare(left, this.operand());
  }

  operand(): unknown {
    const token = this.next();
    if (token === 'if_not_exists') {
      this.take('(');
      const there = this.operand();
      this.take(',');
      const otherwise = this.operand();
      this.take(')');
      return there ?? otherwise;
    }
    if (token.startsWith(':')) return this.#named(this.#names.ExpressionAttributeValues, token);
    let value: unknown = this.#item;
    for (const part of token.split('.')) {
      const name = part.startsWith('#') ? String(this.#named(this.#names.ExpressionAttributeNames, part)) : part;
      value = (value as Item | undefined)?.[name];
    }
    return value;
  }

  next(): string {
    const token = this.#tokens.shift();
    if (token === undefined) throw this.#unknown();
    return token;
  }

  takes(token: string): boolean {
    if (this.#tokens[0] !== token) return false;
    this.#tokens.shift();
    return true;
  }

  take(token: string): void {
    if (!this.takes(token)) throw this.#unknown();
  }

  end(): void {
    if (this.#tokens.length > 0) throw this.#unknown();
  }

  #named(names: Record<string, unknown> | undefined, token: string): unknown {
    if (names === undefined || !(token in names)) throw new Error(`${token} has no value in "${this.#text}"`);
    return names[token];
  }

  #unknown(): Error {
    return new Error(`"${this.#text}" cannot be read at "${this.#tokens.join(' ')}"`);
  }
}

const functions: Record<string, (...args: unknown[]) => boolean> = {
  attribute_exists: (value) => value !== undefined,
  attribute_not_exists: (value) => value === undefined,
  begins_with: (value, start) => String(value).startsWith(String(start)),
};

/** Nothing compares to an attribute that is not there. */
const comparisons: Record<string, (left: unknown, right: unknown) => boolean> = {
  '=': (left, right) => left !== undefined && isDeepStrictEqual(left, right),
  '<=': (left, right) => left !== undefined && Number(left) <= Number(right),
};
