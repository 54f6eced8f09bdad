import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishKeys } from '../../contracts/keys.ts';
import type { Report } from '../../contracts/report.ts';
import { sfn, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { executionsOf } from './support/executions.ts';
import { commands, type Ended, environment, npmRun } from './support/npm-run.ts';
import { holderOf } from './support/persons.ts';
import { drop, dropAndWait, fresh, newestReport, remove, reportOf } from './support/releases.ts';

/** Every command of package.json over a stack where everything that can become of an upload has become of one. */

const spanish = { metadata: { languages: 'es' } };
const isHeld = ({ outcome }: Report) => outcome === 'held';
const keys = Object.fromEntries(
  [
    'deleted',
    'taken',
    'returned',
    'held',
    'stopped',
    'costly',
    'partial',
    'attached',
    'waiting',
    'persons',
    'purged',
  ].map((name) => [name, fresh(`${name}.md`)]),
) as Record<string, string>;
const key = (name: string) => keys[name] ?? '';
const slug = (name: string) => key(name).slice(0, -3);
const text = (name: string, more = '') => `# The ${name} ship\n\nThe captain of ${slug(name)} is asleep.${more}\n`;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'commands-'));
  await engine.behave({ faults: [{ target: 'it', error: 'UnsupportedLanguagePairException' }] });
  const again = (name: string) => dropAndWait(key(name), text(name, ' So is the crew.'), spanish);
  const embargo = { metadata: { languages: 'es', embargo: new Date(Date.now() + 864e5).toISOString() } };
  await Promise.all([
    (async () => {
      await dropAndWait(key('deleted'), text('deleted'), spanish);
      await reportOf(await remove(key('deleted')));
    })(),
    (async () => {
      await dropAndWait(key('taken'), text('taken'), spanish);
      await dropAndWait(key('taken'), text('taken'), { metadata: { withdrawn: 'The ship was sold.' } });
    })(),
    (async () => {
      await dropAndWait(key('returned'), text('returned'), spanish);
      await reportOf(await remove(key('returned')));
      await again('returned');
    })(),
    (async () => {
      await reportOf(await drop(key('held'), text('held'), embargo), isHeld);
    })(),
    (async () => {
      const dropped = await drop(key('stopped'), text('stopped'), embargo);
      await reportOf(dropped, isHeld);
      const [execution] = await executionsOf(key('stopped'));
      await sfn.send(new StopExecutionCommand({ executionArn: execution?.executionArn }));
      expect(await reportOf(dropped)).toMatchObject({ outcome: 'failed' });
    })(),
    (async () => {
      const much = Array.from(
        { length: 3_000 },
        (_, n) => `Ship ${n} of ${slug('costly')} sails on Monday, and all may see it.`,
      );
      await reportOf(await drop(key('costly'), text('costly', much.join('\n\n'))), isHeld);
    })(),
    (async () => {
      const both = { metadata: { languages: 'es, it' } };
      expect(await dropAndWait(key('partial'), text('partial'), both)).toMatchObject({ outcome: 'partial' });
    })(),
    (async () => {
      await drop(`${slug('attached')}.files/chart.png`, 'An image.');
      await dropAndWait(key('attached'), text('attached', `\n\n![A chart](attached.files/chart.png)`), spanish);
    })(),
    (async () => {
      const reviewed = { metadata: { languages: 'es', 'after-review': 'es' } };
      await dropAndWait(key('waiting'), text('waiting'), reviewed);
      await reportOf(await drop(fresh('early.es.md'), '# Temprano\n'), isHeld);
    })(),
    (async () => {
      await dropAndWait(key('persons'), text('persons'), spanish);
      const theirs = `# El barco\n\nEl capitán de ${slug('persons')} duerme.\n`;
      await dropAndWait(`${slug('persons')}.es.md`, theirs);
    })(),
    (async () => {
      await dropAndWait(key('purged'), text('purged'), spanish);
      await again('purged');
    })(),
  ]);
});
afterAll(async () => {
  await engine.restore();
  await rm(folder, { recursive: true, force: true });
});

const tried = new Set<string>();
async function run(name: string, ...args: string[]): Promise<Ended> {
  tried.add(name);
  return npmRun(name, [...args, '--stack', 'Dragoman']);
}

/** A command that does what it is asked to, and says so. */
async function output(name: string, ...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await run(name, ...args);
  expect({ code, stderr }).toEqual({ code: 0, stderr: expect.not.stringMatching(/error|does not exist/i) });
  return stdout;
}

describe('npm run purge', () => {
  it('lists a version, and removes it when told so', async () => {
    const listed = await output('purge', slug('purged'), 'v1');
    expect(listed).toContain(`releases/${slug('purged')}/v1/manifest.json\n`);
    expect(listed).toContain('Nothing was removed');
    expect(await output('purge', slug('purged'), 'v1', '--yes')).toContain('Removed.');
    expect(await output('purge', slug('purged'), 'v1')).toContain('0 objects\n');
    expect(await run('purge', slug('purged'), 'v9')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/has no version 9 of/),
    });
  });

  it('removes what a withdrawal has left of one, and nothing that is shown', async () => {
    expect(await output('purge', slug('deleted'), 'v1', '--yes')).toContain('Removed.');
    const { code, stderr } = await run('purge', slug('returned'), 'v2', '--yes');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Version 2 is the one that readers of .* Withdraw the release first/);
  });
});

describe('npm run withdrawn', () => {
  // Of another that is shown again: tests/cli/withdrawn. It asks a thousand addresses, in 15 s here.
  it('finds nothing but notices of what is withdrawn', async () => {
    const gone = await output('withdrawn', slug('taken'));
    expect(gone).toContain('Nothing but notices is left under ');
    expect(gone).toMatch(new RegExp(`/es/${slug('taken')}/index\\.html +410 notice`));
  });
});

describe('npm run memory', () => {
  it('counts what it holds, and what it has saved', async () => {
    const stats = await output('memory', 'stats');
    expect(stats).toMatch(/^The memory of the stack Dragoman, at \$15 a million characters\./);
    expect(stats).toMatch(/^ {2}en +es +Spanish +\d/m);
    expect(stats).toMatch(/^ {2}saved, about \d+ % +[\d,]+ +/m);
    expect(stats).toMatch(/^ {2}Not counted: \d+ withdrawn, whose texts are gone\.$/m);
  });

  it('is exported whole, or by language and origin', async () => {
    expect(await output('memory', 'export')).toMatch(/^<\?xml [\s\S]*<tmx version="1\.4">[\s\S]*<\/tmx>\s*$/);
    const file = path.join(folder, 'persons.tmx');
    expect(await output('memory', 'export', '-o', file, '--human', '--from', 'en', '--to', 'es')).toBe('');
    expect(await readFile(file, 'utf8')).toContain(`El capitán de ${slug('persons')} duerme.`);
  });

  it('forgets what is asked, once it is told to', async () => {
    expect((await run('memory', 'forget', '--release', slug('taken'))).stderr).toMatch(/add --yes/);
    expect(await output('memory', 'forget', '--release', slug('taken'), '--yes')).toMatch(/\d+ removed\./);
    expect(await output('memory', 'forget', '--release', slug('taken'))).toContain('does not have matching entries');
    expect(await output('memory', 'forget', '--text', `The captain of ${slug('held')} is asleep.`, '--yes')).toMatch(
      /1 removed\./,
    );
    expect(await output('memory', 'forget', '--matching', `captain of ${slug('partial')}`, '--yes')).toMatch(/removed/);
  });
});

describe('npm run estimate', () => {
  const example = path.join('examples', 'river-ferry.md');

  it('says what is deployed, and whose memory it has looked into', async () => {
    const said = await output('estimate', example);
    expect(said).toContain('Would continue: within the limit of 1,000,000 characters');
    expect(said).toContain('The configuration is that of the stack Dragoman.\nThe memory is that of the stack');
  });

  it('goes by cdk.json where another configuration is asked for', async () => {
    const said = await output('estimate', '-c', 'languages=de', example);
    expect(said).toMatch(/ {2}de +German +3,215/);
    expect(said).not.toMatch(/ {2}es +Spanish/);
    expect(said).toContain('The configuration is that of cdk.json with -c languages=de.\n');
  });

  it('speaks to programs, and fails where a file would be rejected', async () => {
    const [made] = JSON.parse(await output('estimate', '--json', example)) as [object];
    expect(made).toMatchObject({ release: 'river-ferry', configuration: 'the stack Dragoman' });
    expect(await run('estimate', '-m', 'languagse=es', example)).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('UnknownOption'),
    });
  });
});

describe('npm run site', () => {
  it('makes the site anew in place, and into a folder', async () => {
    expect(await output('site', 'rebuild')).toMatch(/^\d+ releases of the stack Dragoman, at http.*\.\n$/);
    const preview = path.join(folder, 'site');
    expect(await output('site', 'preview', '-o', preview)).toContain(`, in ${preview}.\n`);
    const page = (name: string) => readFile(path.join(preview, 'es', slug(name), 'index.html'), 'utf8');
    expect(await page('returned')).toContain(slug('returned'));
    expect(await page('attached')).toContain('chart.png');
    await expect(page('deleted')).rejects.toThrow('ENOENT');
    await expect(page('held')).rejects.toThrow('ENOENT');
    await expect(readFile(path.join(preview, 'en', 'index.html'), 'utf8')).resolves.toContain('<html');
  });
});

describe('npm run verify', () => {
  it('says that a version is as the site published it, and which of them was withdrawn', async () => {
    tried.add('verify'); // which asks no stack
    const verify = (name: string, version: number) =>
      npmRun('verify', [`${stack.siteUrl}/${publishKeys.version(slug(name), version)}`, '--site', stack.siteUrl]);
    expect(await verify('returned', 2)).toMatchObject({ code: 0, stdout: expect.stringContaining(slug('returned')) });
    expect(await verify('taken', 1)).toMatchObject({ code: 4, stdout: expect.stringContaining('withdrawn') });
  });
});

describe('npm run who', () => {
  it('says what is missing where nothing is recorded', async () => {
    expect(await run('who', `${slug('returned')}.md`)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('does not record who does what. Deploy it with "auditTrail": true.'),
    });
  });
});

describe('npm run republish', () => {
  it('lists what a memory changes, and uploads it as it is when told so, for an editor too', async () => {
    const seg = (tag: string, words: string) => `<tuv xml:lang="${tag}"><seg>${words}</seg></tuv>`;
    const pair = `<tu>${seg('en', `The captain of ${slug('attached')} is asleep.`)}${seg('es', 'Duerme el capitán.')}</tu>`;
    const memory = 'memory/en.es.tmx';
    const imported = await dropAndWait(memory, `<tmx version="1.4"><header/><body>${pair}</body></tmx>`);
    expect(imported).toMatchObject({ republish: 'npm run republish -- --memory' });

    const listed = await output('republish', '--memory');
    expect(listed).toMatch(new RegExp(`^ {2}${slug('attached')} +people's words in Spanish +0 +\\$0\\.00$`, 'm'));
    expect(listed).toContain('Nothing was uploaded. Add --yes to upload this file again.');
    const editor = { ...environment, ...(await holderOf('EditorPolicyArn')) };
    const asEditor = ['--memory', '--yes', slug('attached'), '--stack', 'Dragoman'];
    expect(await npmRun('republish', asEditor, editor)).toMatchObject({
      code: 0,
      stderr: '',
      stdout: expect.stringMatching(/You may not read the memory[\s\S]*1 file uploaded again\./),
    });
    await expect
      .poll(() => newestReport(key('attached')), { timeout: 60_000 })
      .toMatchObject({
        outcome: 'published',
        version: 2,
      });
    expect(await output('republish', '--memory')).toContain('Nothing to republish.');
    await reportOf(await remove(memory));
  });
});

describe('npm run leftovers', () => {
  it('touches nothing of a stack that exists', async () => {
    expect(await run('leftovers', 'delete', '--confirm', 'Dragoman')).toMatchObject({
      code: 1,
      stderr: 'The stack Dragoman exists. What it holds is not left over: npx cdk destroy first.\n',
    });
  });
});

it('no command of package.json is left out', () => {
  expect([...tried].toSorted()).toEqual(commands.toSorted());
});
