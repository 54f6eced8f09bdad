/**
 * Placeholders of frameworks that cannot be words in any text. In ASCII only: in a language without spaces, the next
 * word would otherwise become part of one.
 */
export const frameworkPlaceholders: readonly { reason: string; pattern: string }[] = [
  { reason: 'i18next nests another text.', pattern: String.raw`\$t\([^()]{1,200}\)` },
  {
    reason: 'vue-i18n links another text, as it is or changed by a modifier.',
    pattern: String.raw`(?<![\p{L}\p{N}])@(?:\.[A-Za-z]{1,30})?:(?:\([\w.-]{1,100}\)|[A-Za-z0-9_-]{1,64}(?:\.[A-Za-z0-9_-]{1,64}){0,9})`,
  },
  {
    reason: 'A numbered argument of .NET, Java or Python that says how it is written.',
    pattern: String.raw`\{\d{1,3}(?:,-?\d{1,3})?(?::[^{}]{1,60})?\}`,
  },
  {
    reason: 'A named argument of Python that says so; a sentence in braces has spaces.',
    pattern: String.raw`\{[A-Za-z_][\w.]{0,63}(?:![rsa])?:[^{}\s]{1,20}\}`,
  },
  {
    reason: 'A variable, a term or a function of Fluent.',
    pattern: String.raw`\{[ ]{0,4}(?:\$|-)[A-Za-z][\w.-]{0,63}[ ]{0,4}\}|\{[ ]{0,4}[A-Z]{2,20}\([^(){}]{0,100}\)[ ]{0,4}\}`,
  },
  { reason: 'Ruby fills it in.', pattern: String.raw`#\{[^{}]{1,200}\}` },
];

/** Placeholders that look like words, so they are kept only where programs keep texts: in JSON. */
export const wordLikePlaceholders: readonly { reason: string; pattern: string }[] = [
  {
    reason: 'Laravel fills in :name; :smile: is an emoji.',
    pattern: String.raw`(?<![\p{L}\p{N}\p{M}:\/.@$)\]}\\]):[A-Za-z_][A-Za-z0-9_]{0,63}(?![A-Za-z0-9_]):?`,
  },
  {
    reason: 'Extensions of browsers fill in $NAME$.',
    pattern: String.raw`(?<![A-Za-z0-9$])\$[A-Za-z_][A-Za-z0-9_@]{0,63}\$(?![A-Za-z0-9$])`,
  },
  {
    reason: 'i18next before its version 2, and many scripts.',
    pattern: '(?<![A-Za-z0-9_])__[A-Za-z0-9]{1,64}(?:[_-][A-Za-z0-9]{1,64}){0,9}__(?![A-Za-z0-9_])',
  },
  {
    reason: 'Symfony and Windows fill in %name%.',
    pattern: String.raw`(?<![\p{N}%])%[A-Za-z_][A-Za-z0-9_.]{0,63}%(?![A-Za-z0-9%])`,
  },
];
