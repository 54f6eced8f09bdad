import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

/**
 * Starts a Node.js process that imports a module and ends.
 *
 * @returns milliseconds from the start of the process until the module is there.
 */
export async function importTime(file: string, environment: Record<string, string>): Promise<number> {
  const code = `await import(${JSON.stringify(pathToFileURL(file).href)}); process.stdout.write(String(performance.now())); process.exit(0);`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', code], {
    env: { ...environment, AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' },
  });
  return Number(stdout);
}
