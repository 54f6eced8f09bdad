import path from 'node:path';
import type { Machine, Ran } from '../../../local/install/machine.ts';
import type { System } from '../../../local/install/system.ts';

export interface Fake {
  system: System;
  isRoot?: boolean;
  /** `asks`: for a password. */
  sudo?: 'free' | 'asks';
  environment?: Record<string, string>;
  /** What each program says to `--version`; `null`: it does not start. */
  programs?: Record<string, string | null>;
  files?: Record<string, string>;
  /** Packages of the mirror, with their versions. */
  mirror?: Record<string, string>;
  isOffline?: boolean;
  /** The package lists are there from the start. */
  hasLists?: boolean;
  /** Python without `ensurepip` cannot make a virtual environment. */
  hasVenv?: boolean;
}

/** The programs that packages bring. */
const contents: Record<string, Record<string, string>> = {
  chromium: { '/usr/bin/chromium': 'Chromium 156.0.8078.108 built on Debian' },
  'libreoffice-writer-nogui': { '/usr/bin/soffice': 'LibreOffice 7.4' },
  'poppler-utils': { '/usr/bin/pdftotext': 'pdftotext version 22.12.0' },
  awscli: { '/usr/bin/aws': 'aws-cli/2.9.19 Python/3.11.2' },
};
const playwrights = '/home/ed/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome';

export interface FakeMachine extends Machine {
  /** Every command that was run, but for questions. */
  ran: string[];
}

export function fakeMachine(fake: Fake): FakeMachine {
  const programs = new Map(Object.entries(fake.programs ?? {}));
  const mirror = new Map(Object.entries(fake.mirror ?? {}));
  const files = new Map(Object.entries(fake.files ?? {}));
  const ran: string[] = [];
  let [hasLists, hasVenv] = [fake.hasLists ?? false, fake.hasVenv ?? true];

  const done: Ran = { ok: true, said: '' };
  const failed = (said: string): Ran => ({ ok: false, said });
  const aptGet = (args: string[]): Ran => {
    if (args.includes('update')) {
      hasLists ||= !fake.isOffline;
      return fake.isOffline ? { ok: true, said: 'W: Failed to fetch http://deb.debian.org/: no route\n' } : done;
    }
    if (fake.isOffline)
      return failed('Err:1 http://deb.debian.org\nE: Failed to fetch http://deb.debian.org/: no route\n');
    for (const name of args.filter((arg) => mirror.has(arg))) {
      for (const [program, version] of Object.entries(contents[name] ?? {})) programs.set(program, version);
      if (name === 'python3-venv') hasVenv = true;
    }
    return done;
  };

  const act = (command: readonly string[]): Ran => {
    const [program = '', ...args] = command;
    if (program === 'sudo' && !fake.isRoot) {
      if (fake.sudo !== 'free') return failed('sudo: a password is required\n');
      if (args.join(' ') === '-n true') return done;
      return act(
        args.slice(
          args.findLastIndex((arg) => arg.includes('=') && !arg.startsWith('Acq') && !arg.startsWith('DPkg')) + 1,
        ),
      );
    }
    if (program === 'apt-cache') {
      const name = args[1] ?? '';
      return { ok: true, said: hasLists ? `${name}:\n  Candidate: ${mirror.get(name) ?? '(none)'}\n` : '' };
    }
    ran.push([path.basename(program), ...args].join(' '));
    if (program === 'apt-get') return aptGet(args);
    if (args.includes('install-deps')) return fake.isOffline ? failed('E: no route\n') : done;
    if (args.includes('install')) {
      if (fake.isOffline) return failed('Error: getaddrinfo ENOTFOUND cdn.playwright.dev\n');
      programs.set(playwrights, 'Google Chrome for Testing 159.0.8154.6');
      return done;
    }
    return failed('not found');
  };

  const places = () => [
    ...programs.keys(),
    ...files.keys(),
    ...(hasLists ? ['/var/lib/apt/lists/deb_main_Packages'] : []),
  ];
  return {
    system: fake.system,
    isRoot: fake.isRoot ?? false,
    home: '/home/ed',
    environment: { PATH: '/usr/local/bin:/usr/bin', ...fake.environment },
    isProgram: (file) => programs.has(file),
    entries: (folder) => {
      const inside = places().filter((place) => place.startsWith(`${folder}/`));
      return [...new Set(inside.map((place) => place.slice(folder.length + 1).split('/')[0] ?? ''))];
    },
    read: (file) => files.get(file) ?? null,
    says: async (program, version) => version.test(programs.get(program) ?? ''),
    run: async (command) => {
      if (command.join(' ').includes('ensurepip')) return command[0] === 'python3' && hasVenv ? done : failed('no');
      return act(command);
    },
    ran,
  };
}
