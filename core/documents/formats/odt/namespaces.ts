const oasis = 'urn:oasis:names:tc:opendocument:xmlns';

/** The prefixes that all code here looks for; a document may bind others to the same namespaces (ODF 1.3, part 3: 2). */
const prefixes: ReadonlyMap<string, string> = new Map([
  [`${oasis}:office:1.0`, 'office'],
  [`${oasis}:style:1.0`, 'style'],
  [`${oasis}:text:1.0`, 'text'],
  [`${oasis}:table:1.0`, 'table'],
  [`${oasis}:drawing:1.0`, 'draw'],
  [`${oasis}:dr3d:1.0`, 'dr3d'],
  [`${oasis}:xsl-fo-compatible:1.0`, 'fo'],
  [`${oasis}:svg-compatible:1.0`, 'svg'],
  [`${oasis}:datastyle:1.0`, 'number'],
  [`${oasis}:meta:1.0`, 'meta'],
  [`${oasis}:form:1.0`, 'form'],
  [`${oasis}:script:1.0`, 'script'],
  [`${oasis}:manifest:1.0`, 'manifest'],
  ['urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0', 'loext'],
  ['http://www.w3.org/1999/xlink', 'xlink'],
  ['http://www.w3.org/1998/Math/MathML', 'math'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
]);

const xml = 'http://www.w3.org/XML/1998/namespace';

/** Which namespace each prefix names; the empty prefix is the default. */
export type Scope = ReadonlyMap<string, string>;

export const outermost: Scope = new Map([['xml', xml]]);

/** Of elements that a sanitised part does not have. */
const unused: ReadonlySet<string> = new Set(['form', 'script', 'manifest']);

/** Namespaces as an element declares them. */
export const declarations: string = [...prefixes]
  .filter(([, prefix]) => !unused.has(prefix))
  .map(([uri, prefix]) => ` xmlns:${prefix}="${uri}"`)
  .join('');

/** Returns the scope within an element. @param attributes of the element, by name. */
export function scopeWithin(around: Scope, attributes: Iterable<readonly [string, { value: string }]>): Scope {
  let scope: Map<string, string> | undefined;
  for (const [name, { value }] of attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    scope ??= new Map(around);
    scope.set(name.slice('xmlns:'.length), value);
  }
  return scope ?? around;
}

/** Returns a name with the known prefix of its namespace; undefined if its namespace is not one of a text document. */
export function knownName(written: string, scope: Scope): string | undefined {
  const colon = written.indexOf(':');
  const uri = scope.get(colon < 0 ? '' : written.slice(0, colon));
  if (uri === undefined) return undefined;
  const prefix = uri === xml ? 'xml' : prefixes.get(uri);
  return prefix && `${prefix}:${written.slice(colon + 1)}`;
}
