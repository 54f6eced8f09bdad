import { own } from '../../../contracts/own.ts';
import type { Changes, Rule } from './flat-text.ts';

/** The marks of a script, by those that an engine may have left, and the characters of the script before them. */
export interface ScriptMarks {
  after: RegExp;
  forms: Readonly<Record<string, string>>;
}

const afterArabic = /[\p{Script=Arabic}\p{M}»”“")\]]/u;

export const arabicMarks: ScriptMarks = { after: afterArabic, forms: { ',': '،', ';': '؛', '?': '؟' } };

/** CLDR knows only the comma of Pashto. */
export const pashtoMarks: ScriptMarks = { after: afterArabic, forms: { ',': '،' } };

/** The Greek question mark is a semicolon; U+037E is the same character to Unicode (NFC). */
export const greekMarks: ScriptMarks = { after: /[\p{Script=Greek}\p{M}»”“")\]]/u, forms: { '?': ';' } };

/**
 * Sets the script's own marks at the end of a phrase in it; not within figures, addresses or words of another script.
 */
export function scriptPunctuation({ after, forms }: ScriptMarks): Rule {
  return (text) => {
    const changes: Changes = new Map();
    for (const { index, 0: mark } of text.matchAll(/[,;?](?=$|[\s»”“")\]!?…])/g)) {
      const form = own(forms, mark);
      if (form !== undefined && (after.test(text.charAt(index - 1)) || changes.has(index - 1)))
        changes.set(index, form);
    }
    return changes;
  };
}
