import path from 'node:path';
import { repository } from '../paths.ts';
import { firstThatSays, placesOf } from './find.ts';
import type { Machine } from './machine.ts';

/** Chrome, Chromium and Edge, as their packages name them. */
const names = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
];

const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'];

const elsewhere = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge'];

const macApplications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
  (name) => `Applications/${name}.app/Contents/MacOS/${name}`,
);

/** Paths within the folder of a version that Playwright installed. */
const inPlaywright = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  ...['chrome-mac-arm64', 'chrome-mac-x64', 'chrome-mac'].flatMap((folder) => [
    `${folder}/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing`,
    `${folder}/Chromium.app/Contents/MacOS/Chromium`,
  ]),
];

/** The browser for tests that open pages; `null` if none starts. */
export function findBrowser(machine: Machine): Promise<string | null> {
  return firstThatSays(machine, browserPlaces(machine), /\b\d+\.\d+/);
}

/** Browsers on this machine, best first: CHROME_PATH, installed ones, Playwright's, snaps. */
export function browserPlaces(machine: Machine): string[] {
  const named = [machine.environment['CHROME_PATH'] ?? ''].filter((place) => machine.isProgram(place));
  const others = [
    ...elsewhere,
    ...['/', machine.home].flatMap((root) => macApplications.map((app) => path.join(root, app))),
  ];
  const installed = [...placesOf(machine, names, folders), ...others.filter((place) => machine.isProgram(place))];
  // A snap cannot read /tmp or hidden folders.
  const snaps = placesOf(machine, names, ['/snap/bin']).filter((place) => place.startsWith('/snap/'));
  const apart = installed.filter((place) => !snaps.includes(place));
  return [...named, ...apart, ...playwrightPlaces(machine), ...snaps];
}

function playwrightPlaces(machine: Machine): string[] {
  const cache =
    machine.system === 'macos'
      ? path.join(machine.home, 'Library', 'Caches')
      : (machine.environment['XDG_CACHE_HOME'] ?? path.join(machine.home, '.cache'));
  const given = machine.environment['PLAYWRIGHT_BROWSERS_PATH'];
  const beside = path.join(repository, 'node_modules', 'playwright-core', '.local-browsers');
  const folder = given === '0' ? beside : (given ?? path.join(cache, 'ms-playwright'));
  const number = (version: string) => Number(version.slice('chromium-'.length));
  return machine
    .entries(folder)
    .filter((entry) => /^chromium-\d+$/.test(entry))
    .toSorted((a, b) => number(b) - number(a))
    .flatMap((version) => inPlaywright.map((inside) => path.join(folder, version, inside)))
    .filter((place) => machine.isProgram(place));
}
