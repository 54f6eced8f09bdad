import { expect, test } from 'vitest';
import { parseArguments } from '../../local/arguments.ts';

test('nothing asked for', () => {
  expect(parseArguments([])).toEqual({ persist: false, context: [], stop: false, help: false, files: [] });
});

test('everything asked for', () => {
  const argv = [
    '--engine',
    'pseudo',
    '--port',
    '4600',
    '--persist',
    '-c',
    'languages=es,fr',
    '-c',
    'a=b=c',
    'one.md',
    'two.txt',
  ];
  expect(parseArguments(argv)).toEqual({
    engine: 'pseudo',
    port: 4600,
    persist: true,
    context: ['languages=es,fr', 'a=b=c'],
    stop: false,
    help: false,
    files: ['one.md', 'two.txt'],
  });
});

test.each([
  ['an unknown engine', ['--engine', 'deepl'], 'auto, apertium, pseudo, identity'],
  ['a port that is none', ['--port', '70000'], '0 to 65535'],
  ['context without a value', ['-c', 'languages'], 'key=value'],
  ['an unknown option', ['--prot', '1'], '--prot'],
])('fails with %s, and says what is allowed', (_what, argv, expected) => {
  expect(() => parseArguments(argv)).toThrow(
    expect.objectContaining({ code: 'InvalidArgument', message: expect.stringContaining(expected) }),
  );
});
