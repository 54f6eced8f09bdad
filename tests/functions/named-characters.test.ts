import { createRequire } from 'node:module';
import { decodeHTMLStrict } from 'entities';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { bundling } from '../../infra/lambdas/bundles.ts';

const here = createRequire(import.meta.url);
const ofPackage = createRequire(here.resolve('decode-named-character-reference'));

/** What Markdown's named characters come to, read by the code that a bundle has: a browser's build would ask the page. */
async function inTheBundle(): Promise<(name: string) => string | false> {
  const { outputFiles } = await build({
    ...bundling,
    stdin: { contents: "export * from 'decode-named-character-reference'", resolveDir: import.meta.dirname },
    write: false,
    banner: {},
    logLevel: 'error',
  });
  const code = outputFiles[0]?.text ?? '';
  const { decodeNamedCharacterReference } = await import(`data:text/javascript,${encodeURIComponent(code)}`);
  return decodeNamedCharacterReference;
}

test('a bundle reads every named character of HTML as a second library does, and no name that HTML does not have', async () => {
  const decode = await inTheBundle();
  const { characterEntities } = (await import(ofPackage.resolve('character-entities'))) as {
    characterEntities: Record<string, string>;
  };
  const names = Object.keys(characterEntities);
  expect(names.length).toBeGreaterThan(2100);
  const differ = names.filter((name) => decode(name) !== decodeHTMLStrict(`&${name};`));
  expect(differ).toEqual([]);
  for (const name of ['', 'amq', 'AMp', 'constructor', '__proto__', 'toString']) expect(decode(name), name).toBe(false);
});
