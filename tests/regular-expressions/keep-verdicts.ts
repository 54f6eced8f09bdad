/** `node tests/regular-expressions/keep-verdicts.ts` writes verdicts.json anew: checks what is new, forgets what is gone. */
import { expressions } from './expressions.ts';
import { keepVerdicts, keptVerdicts, keyOf, unsafe } from './verdicts.ts';

const all = await expressions();
const kept = keptVerdicts();
const added = all.filter((expression) => !kept.has(keyOf(expression)));
console.log(`${all.length} expressions, of which ${added.length} are new`);
const found = await unsafe(added);
if (found.length > 0) {
  console.error(found.join('\n'));
  process.exitCode = 1;
} else keepVerdicts(all);
