/** The first part of `npm test`: installs requirements of the tests that npm does not install. */
import { terminalProgress } from '../progress.ts';
import { thisMachine } from './machine.ts';
import { bringAll, commandFor } from './requirement.ts';
import { groups, python } from './requirements.ts';

const machine = thisMachine();
const progress = terminalProgress();
const [missing] = await bringAll([python], machine, progress);
if (missing === undefined) await bringAll(Object.values(groups), machine, progress);
else {
  const command = await commandFor(missing, machine);
  process.stderr.write(`The tests need Python 3.10 or newer with venv. To install it: ${command}\n`);
  process.exitCode = 1;
}
