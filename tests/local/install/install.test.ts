import { describe, expect, test } from 'vitest';
import { bring, bringAll, commandFor } from '../../../local/install/requirement.ts';
import { apertium, groups, python } from '../../../local/install/requirements.ts';
import { type Fake, type FakeMachine, fakeMachine } from './fake-machine.ts';

const bookworm: Fake = {
  system: 'debian',
  mirror: {
    python3: '3.11.2-1',
    'python3-venv': '3.11.2-1',
    chromium: '156.0.8078.108-1~deb12u1',
    'libreoffice-writer-nogui': '4:7.4.7-1+deb12u14',
    'poppler-utils': '22.12.0-2',
    'fonts-dejavu-core': '2.37-6',
    'fonts-liberation': '1:1.07.4-11',
    awscli: '2.9.19-1',
  },
};
const noble: Fake = { system: 'ubuntu', mirror: { ...bookworm.mirror, awscli: '(none)' } };
const jammy: Fake = { system: 'ubuntu', mirror: { ...bookworm.mirror, awscli: '1.22.34-1' } };

const all = [groups.browser, groups.word, groups.aws];
const namesOf = (requirements: readonly { name: string }[]) => requirements.map(({ name }) => name);

function listener() {
  const lines: string[] = [];
  return { lines, step: (line: string) => void lines.push(line), warn: (line: string) => void lines.push(`! ${line}`) };
}

/** Without options: what was done, not how patiently. */
const commands = ({ ran }: FakeMachine) =>
  ran.map((command) => command.replace(/ -o \S+/g, '').replace(' --no-install-recommends', ''));

describe('Debian', () => {
  test('as root: everything is installed, and said', async () => {
    const machine = fakeMachine({ ...bookworm, isRoot: true, hasVenv: false });
    const progress = listener();
    expect(await bringAll([python, ...all], machine, progress)).toEqual([]);
    expect(commands(machine)).toEqual([
      'apt-get update -q',
      'apt-get install -y -q python3 python3-venv',
      'apt-get install -y -q chromium',
      'apt-get install -y -q libreoffice-writer-nogui poppler-utils fonts-dejavu-core fonts-liberation',
      'apt-get install -y -q awscli',
    ]);
    expect(progress.lines).toEqual([
      'Installing Python for the local cloud (once)',
      'Installing a browser for the tests that open pages (once)',
      'Installing LibreOffice and pdftotext for the tests that open Word documents (once)',
      'Installing AWS CLI 2 for the tests that run the commands of the documentation (once)',
    ]);
  });

  test('with a sudo that asks nothing: through it', async () => {
    const machine = fakeMachine({ ...bookworm, sudo: 'free', hasLists: true });
    expect(await bring(groups.browser, machine, listener())).toBe('installed');
    expect(commands(machine)).toEqual(['apt-get install -y -q chromium']);
  });

  test.each([undefined, 'asks'] as const)(
    'with sudo %s: nothing is touched, and each group has its command',
    async (sudo) => {
      const machine = fakeMachine({ ...bookworm, ...(sudo && { sudo }), hasLists: true });
      const progress = listener();
      const missing = await bringAll(all, machine, progress);
      expect(namesOf(missing)).toEqual(namesOf(all));
      expect(machine.ran).toEqual([]);
      expect(progress.lines).toEqual([]);
      expect(await Promise.all(missing.map((each) => commandFor(each, machine)))).toEqual([
        'sudo apt-get install -y --no-install-recommends chromium',
        'sudo apt-get install -y --no-install-recommends libreoffice-writer-nogui poppler-utils fonts-dejavu-core fonts-liberation',
        'sudo apt-get install -y --no-install-recommends awscli',
      ]);
    },
  );

  test('without package lists the command brings them', async () => {
    expect(await commandFor(groups.browser, fakeMachine(bookworm))).toBe(
      'sudo apt-get update && sudo apt-get install -y --no-install-recommends chromium',
    );
  });

  test.each([true, false])(
    'offline, with package lists: %s: the reason is said, and the group is missing',
    async (hasLists) => {
      const machine = fakeMachine({ ...bookworm, isRoot: true, isOffline: true, hasLists });
      const progress = listener();
      expect(namesOf(await bringAll(all, machine, progress))).toEqual(namesOf(all));
      expect(progress.lines.filter((line) => line.startsWith('!'))).toHaveLength(3);
      expect(progress.lines[1]).toMatch(
        /^! a browser could not be installed: [EW]: Failed to fetch http:\/\/deb\.debian\.org\/: no route$/,
      );
      expect(commands(machine).filter((command) => command === 'apt-get update -q')).toHaveLength(1);
    },
  );

  test('where everything is there, nothing is run', async () => {
    const machine = fakeMachine({
      ...bookworm,
      isRoot: true,
      programs: {
        '/opt/google/chrome/chrome': 'Google Chrome 150.0.1.2',
        '/usr/local/bin/soffice': 'LibreOffice 24.8',
        '/usr/bin/pdftotext': 'pdftotext version 22.12.0',
        '/usr/local/bin/aws': 'aws-cli/2.31.0 Python/3.13',
      },
    });
    expect(await bringAll([python, ...all], machine, listener())).toEqual([]);
    expect(machine.ran).toEqual([]);
  });
});

describe('Ubuntu', () => {
  test("as root: the browser is Playwright's, and AWS CLI is left out where its package is none or version 1", async () => {
    for (const release of [noble, jammy]) {
      const machine = fakeMachine({ ...release, isRoot: true });
      const progress = listener();
      expect(namesOf(await bringAll(all, machine, progress))).toEqual(['AWS CLI 2']);
      expect(commands(machine).filter((command) => command.includes('install'))).toEqual([
        expect.stringMatching(/^node .*playwright-core\/cli\.js install-deps chromium$/),
        expect.stringMatching(/^node .*playwright-core\/cli\.js install --no-shell chromium$/),
        'apt-get install -y -q libreoffice-writer-nogui poppler-utils fonts-dejavu-core fonts-liberation',
      ]);
      expect(await groups.browser.find(machine)).toEqual({
        browser: '/home/ed/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome',
      });
      expect(await commandFor(groups.aws, machine)).toBe('sudo snap install aws-cli --classic');
      expect(progress.lines.at(-1)).toMatch(/^! AWS CLI 2 could not be installed: /);
    }
  });

  test('with a sudo that asks nothing: the libraries through it, the browser for oneself', async () => {
    const machine = fakeMachine({ ...noble, sudo: 'free', hasLists: true });
    const asked: string[] = [];
    const run = machine.run;
    machine.run = (command) => {
      asked.push(command.join(' '));
      return run(command);
    };
    expect(await bring(groups.browser, machine, listener())).toBe('installed');
    expect(asked).toEqual([
      'sudo -n true',
      expect.stringMatching(
        /^sudo -n env PATH=\S+ DEBIAN_FRONTEND=noninteractive \S+ \S+cli\.js install-deps chromium$/,
      ),
      expect.stringMatching(/^\S+ \S+cli\.js install --no-shell chromium$/),
    ]);
  });

  test('without: the command is for people', async () => {
    const machine = fakeMachine({ ...noble, sudo: 'asks', hasLists: true });
    expect(await bring(groups.browser, machine, listener())).toBe('not-allowed');
    expect(await commandFor(groups.browser, machine)).toBe(
      'npx playwright-core install --with-deps --no-shell chromium',
    );
  });
});

describe('elsewhere', () => {
  test.each([
    [
      'macos',
      'npx playwright-core install --no-shell chromium',
      'brew install --cask libreoffice && brew install poppler',
    ],
    ['fedora', 'sudo dnf install chromium', 'sudo dnf install libreoffice-writer poppler-utils dejavu-sans-fonts'],
    ['other', expect.stringContaining('CHROME_PATH'), expect.stringContaining('LibreOffice')],
  ] as const)('on %s nothing is run, even as root', async (system, browser, word) => {
    const machine = fakeMachine({ system, isRoot: true });
    expect(namesOf(await bringAll(all, machine, listener()))).toEqual(namesOf(all));
    expect(machine.ran).toEqual([]);
    expect(await commandFor(groups.browser, machine)).toEqual(browser);
    expect(await commandFor(groups.word, machine)).toEqual(word);
  });

  test('Apertium is asked for by its page', async () => {
    expect(await commandFor(apertium(['es']), fakeMachine({ system: 'macos' }))).toMatch(/^see https:/);
  });
});

describe('Apertium', () => {
  const apy = { '/usr/bin/apertium-apy': '#! /usr/bin/python3\n' };
  const mode = (name: string) => ({ [`/usr/share/apertium/modes/${name}.mode`]: '' });

  test('is there with the pairs of the languages, however they came', async () => {
    const spanish = fakeMachine({ system: 'other', files: { ...apy, ...mode('eng-spa') } });
    expect(await apertium(['es', 'ar']).find(spanish)).toEqual({});
    expect(await apertium(['es', 'it']).find(spanish)).toBeNull();
    expect(await apertium(['es']).find(fakeMachine({ system: 'debian', files: mode('eng-spa') }))).toBeNull();
  });

  test('is not needed for languages that it does not have', async () => {
    expect(await apertium(['ja']).find(fakeMachine({ system: 'debian' }))).toEqual({});
  });
});

test('Translate Toolkit is there in the version that is pinned', async () => {
  const checkout = process.cwd();
  const folder = `${checkout}/.local/translate-toolkit`;
  const files = (version: string) => ({
    [`${checkout}/tests/core/people/xliff/requirements.txt`]: '# For translators.\ntranslate-toolkit==3.20.4\n',
    [`${folder}/lib/python3.11/site-packages/translate_toolkit-${version}.dist-info/METADATA`]: '',
  });
  const programs = { [`${folder}/bin/python`]: 'Python 3.11.2' };
  const found = (version: string) =>
    groups.toolkit.find(fakeMachine({ system: 'other', programs, files: files(version) }));
  expect(await found('3.20.4')).toEqual({ python: `${folder}/bin/python` });
  expect(await found('3.14.0')).toBeNull();
});
