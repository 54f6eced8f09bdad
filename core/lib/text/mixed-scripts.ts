import { codePointName } from './invisible.ts';

/** Scripts with letters that look like those of another of them. */
const alike = {
  Latin: /\p{Script=Latin}/u,
  Cyrillic: /\p{Script=Cyrillic}/u,
  Greek: /\p{Script=Greek}/u,
  Armenian: /\p{Script=Armenian}/u,
  Cherokee: /\p{Script=Cherokee}/u,
};

/** Describes the words of a text in which letters of one script may pass for those of another. */
export function mixedScripts(text: string): string[] {
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).flatMap((word) => {
    const letters = [...word];
    const counted = Object.entries(alike)
      .map(([script, expression]) => ({ script, found: letters.filter((letter) => expression.test(letter)) }))
      .filter(({ found }) => found.length > 0)
      .sort((a, b) => b.found.length - a.found.length);
    const [most, ...others] = counted;
    if (most === undefined || others.length === 0) return [];
    const strangers = others.map(({ script, found }) => `${script} ${[...new Set(found)].map(named).join(', ')}`);
    return [`"${word}" mixes scripts that look alike: ${most.script}, and ${strangers.join('; ')}`];
  });
}

function named(letter: string): string {
  return `${letter} (${codePointName(letter)})`;
}
