/**
 * How reliably a translation keeps a clue that both documents contain: the share of true pairs whose other
 * side has it too. Lower for likely coincidences. Set by hand from translations of the Universal Declaration
 * of Human Rights and of the examples, rather too low than too high.
 */
export const clueKinds = {
  text: { kept: 0.5, missing: 0, reason: 'A block that is the same in both was left as it is; few are.' },
  figure: { kept: 0.93, missing: -1.2, reason: 'Values stay; some are written in words.' },
  address: {
    kept: 0.95,
    missing: -1.5,
    reason: 'Addresses, placeholders and code are never translated; some are localised.',
  },
  unit: { kept: 0.9, missing: 0, reason: 'Amounts keep their currency and their per cent.' },
  known: { kept: 0.85, missing: 0, reason: 'Days, months and countries, found by CLDR without inflections.' },
  name: { kept: 0.8, missing: 0, reason: 'Names stay, but some are inflected or transcribed.' },
  tags: { kept: 0.8, missing: 0, reason: 'Emphasis and links stay, mostly.' },
  sign: { kept: 0.75, missing: 0, reason: 'Punctuation stays, mostly.' },
  word: { kept: 0.55, missing: 0, reason: 'Equal words may be false friends.' },
  stem: { kept: 0.55, missing: 0, reason: 'Equal beginnings of words more so.' },
} as const satisfies Record<string, { kept: number; missing: number; reason: string }>;

export type ClueKind = keyof typeof clueKinds;

/** Whether most translations keep clues of this kind, so that one of them can tell two versions of a text apart. */
export function isTelling(kind: ClueKind): boolean {
  return clueKinds[kind].kept >= 0.8 && kind !== 'tags';
}

export function kindOf(clue: string): ClueKind {
  return clue.slice(0, clue.indexOf(':')) as ClueKind;
}
