import { unitsOf } from '../../translation/checks/units.ts';

/** Signs that translations keep, in any form. */
const signs: readonly { name: string; sign: RegExp }[] = [
  { name: 'question', sign: /[?？؟]/u },
  { name: 'exclamation', sign: /[!！]/u },
  { name: 'brackets', sign: /[(（]/u },
  { name: 'quotation', sign: /["“”„«»「『]/u },
  { name: 'colon at the end', sign: /[:：]\s*$/u },
];

/** The signs of a text, and the units of its amounts. */
export function signClues(text: string): string[] {
  const found = signs.filter(({ sign }) => sign.test(text)).map(({ name }) => `sign:${name}`);
  for (const unit of unitsOf(text)) found.push(`unit:${unit}`);
  return found;
}
