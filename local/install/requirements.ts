import path from 'node:path';
import { hasPackages } from '../apertium/find.ts';
import { packagesFor } from '../apertium/packages.ts';
import { repository } from '../paths.ts';
import type { Packages } from './apt.ts';
import { findBrowser } from './browser.ts';
import { firstThatSays, placesOf } from './find.ts';
import type { Venv } from './make-venv.ts';
import { findPython } from './python.ts';
import type { Requirement } from './requirement.ts';
import type { Way } from './ways.ts';

const apt = (...packages: string[]): Way => ({ by: 'apt', packages });
const hand = (command: string): Way => ({ by: 'hand', command });
const everywhere = (way: Way) => ({ debian: way, ubuntu: way, fedora: way, macos: way, other: way });

/** MiniStack is a Python program. */
export const python: Requirement<{ python: string }> = {
  name: 'Python',
  purpose: 'the local cloud',
  find: async (machine) => {
    const found = await findPython(machine);
    return found === null ? null : { python: found };
  },
  ways: {
    debian: apt('python3', 'python3-venv'),
    ubuntu: apt('python3', 'python3-venv'),
    fedora: hand('sudo dnf install python3'),
    macos: hand('brew install python'),
    other: hand('install Python 3.10 or newer with venv'),
  },
};

/** The engine of the local cloud, with the pairs that reach these languages from English. */
export function apertium(languages: readonly string[]): Requirement {
  const packages = packagesFor(languages);
  const otherwise = 'see https://wiki.apertium.org/wiki/Installation';
  const way: Way = { by: 'apt', packages, otherwise };
  return {
    name: 'Apertium',
    purpose: 'real translations',
    find: async (machine) => (hasPackages(packages, machine) ? {} : null),
    ways: { ...everywhere(hand(otherwise)), debian: way, ubuntu: way },
  };
}

/** Documents name Arial, which Liberation replaces; DejaVu has the letters of most languages. */
const word = apt('libreoffice-writer-nogui', 'poppler-utils', 'fonts-dejavu-core', 'fonts-liberation');

const toolkit: Venv = {
  directory: path.join(repository, '.local', 'translate-toolkit'),
  requirements: path.join(repository, 'tests', 'core', 'people', 'xliff', 'requirements.txt'),
};

const awsPage = 'see https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html';
/** Debian has version 2 since 12, Ubuntu since 25.10. Ubuntu 22.04 has version 1, 24.04 does not have it. */
const awscli: Packages = { packages: ['awscli'], atLeast: 2 };

/** Requirements of some tests; each group of tests can be left out. */
export const groups = {
  browser: {
    name: 'a browser',
    purpose: 'the tests that open pages',
    find: async (machine) => {
      const browser = await findBrowser(machine);
      return browser === null ? null : { browser };
    },
    ways: {
      debian: apt('chromium'),
      ubuntu: { by: 'playwright' },
      fedora: hand('sudo dnf install chromium'),
      macos: hand('npx playwright-core install --no-shell chromium'),
      other: hand('install Chrome, Chromium or Edge, or set CHROME_PATH to the one that you have'),
    },
  },
  word: {
    name: 'LibreOffice and pdftotext',
    purpose: 'the tests that open Word documents',
    find: async (machine) => {
      const applications = ['/Applications/LibreOffice.app/Contents/MacOS'];
      const [soffice] = placesOf(machine, ['soffice', 'libreoffice'], applications);
      const [pdftotext] = placesOf(machine, ['pdftotext']);
      return soffice === undefined || pdftotext === undefined ? null : { soffice, pdftotext };
    },
    ways: {
      debian: word,
      ubuntu: word,
      fedora: hand('sudo dnf install libreoffice-writer poppler-utils dejavu-sans-fonts'),
      macos: hand('brew install --cask libreoffice && brew install poppler'),
      other: hand('install LibreOffice Writer and pdftotext (poppler)'),
    },
  },
  toolkit: {
    name: 'Translate Toolkit',
    purpose: "the tests that edit reviews with a translator's program",
    find: async (machine) => {
      const pinned = machine.read(toolkit.requirements)?.match(/^translate-toolkit==(\S+)/m)?.[1];
      const packages = machine
        .entries(path.join(toolkit.directory, 'lib'))
        .flatMap((version) => machine.entries(path.join(toolkit.directory, 'lib', version, 'site-packages')));
      const interpreter = path.join(toolkit.directory, 'bin', 'python');
      const isThere = packages.includes(`translate_toolkit-${pinned}.dist-info`) && machine.isProgram(interpreter);
      return isThere ? { python: interpreter } : null;
    },
    ways: everywhere({ by: 'venv', ...toolkit }),
  },
  apertium: { ...apertium(['es', 'fr', 'it', 'pt', 'ca']), purpose: 'the tests that translate for real' },
  aws: {
    name: 'AWS CLI 2',
    purpose: 'the tests that run the commands of the documentation',
    find: async (machine) => {
      const places = placesOf(machine, ['aws'], ['/usr/local/bin', '/usr/bin', '/opt/homebrew/bin']);
      const aws = await firstThatSays(machine, places, /^aws-cli\/(?:[2-9]|\d\d)/);
      return aws === null ? null : { aws };
    },
    ways: {
      debian: { by: 'apt', ...awscli, otherwise: awsPage },
      ubuntu: { by: 'apt', ...awscli, otherwise: 'sudo snap install aws-cli --classic' },
      fedora: hand('sudo dnf install awscli2'),
      macos: hand('brew install awscli'),
      other: hand(awsPage),
    },
  },
} satisfies Record<string, Requirement>;

export type GroupName = keyof typeof groups;
