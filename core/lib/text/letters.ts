/** Whether a text holds a letter of any script; without one (figures, rules, end marks) it needs no translation. */
export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
