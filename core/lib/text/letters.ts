/** Whether a text holds a letter of any script; what holds none (figures, rules, end marks) needs no translation. */
export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}
