/** Marks of direction that end at the next letter: writers of Arabic and Hebrew use them. */
const harmless = /[\u061c\u200e\u200f]/;

/**
 * Signs that texts of options do not have: controls, which terminals obey, and those that reorder what a reader sees.
 */
const controls = /[\p{Cc}\p{Bidi_Control}]/gu;

/** Names do not have these either, nor those that nobody sees: two names would look like one. */
const unseen = /[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u00ad\u200b\u2060\ufeff]/gu;

/** The control signs of a text, each once, as `U+202E`. */
export function controlsIn(text: string): string[] {
  return named(text.match(controls)?.filter((sign) => !harmless.test(sign)));
}

/** The signs of a name that nobody sees, each once, as `U+202E`. */
export function unseenIn(name: string): string[] {
  return named(name.match(unseen));
}

/** Names code points as Unicode does. */
export function codePointName(sign: string): string {
  return `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function named(signs: readonly string[] | null | undefined): string[] {
  return [...new Set(signs ?? [])].map(codePointName);
}
