/** `node count.mjs FOLDER STATUS`: names each test that failed, and counts those of all of Vitest's reports. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const [folder, status] = process.argv.slice(2);
let passed = 0;
let failed = 0;
let skipped = 0;
for (const run of ['test', 'end-to-end-long', 'thorough']) {
  let report;
  try {
    report = JSON.parse(readFileSync(path.join(folder, `${run}.json`), 'utf8'));
  } catch {
    console.log(`${run}: the tests did not run; what stopped them is above.`);
    failed += 1;
    continue;
  }
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  for (const { name, message, assertionResults } of report.testResults) {
    const file = path.relative('.', name);
    const own = assertionResults.filter((test) => test.status === 'failed');
    for (const test of own) console.log(`Failed: ${file} > ${test.fullName}\n  ${start(test.failureMessages[0])}`);
    // A file that could not be read has no test that could fail.
    if (own.length === 0 && assertionResults.length === 0 && message) {
      console.log(`Failed: ${file}\n  ${start(message)}`);
      failed += 1;
    }
  }
}
if (skipped > 0) console.log(`${skipped} skipped`);
failed += skipped;
console.log(`${passed} passed, ${failed === 0 && status !== '0' ? 1 : failed} failed`);

function start(message = '') {
  return message.slice(0, 500).replaceAll('\n', '\n  ');
}
