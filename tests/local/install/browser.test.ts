import { expect, test } from 'vitest';
import { browserPlaces, findBrowser } from '../../../local/install/browser.ts';
import { fakeMachine } from './fake-machine.ts';

const says = 'Chromium 120.0.1.2';

test.each([
  ['named by CHROME_PATH', '/srv/chrome/chrome', { CHROME_PATH: '/srv/chrome/chrome' }],
  ['on PATH', '/home/ed/bin/microsoft-edge', { PATH: '/home/ed/bin:/usr/bin' }],
  ['of Debian', '/usr/bin/chromium', { PATH: '/bin' }],
  ['of Google', '/opt/google/chrome/chrome', {}],
  ['of Microsoft', '/opt/microsoft/msedge/msedge', {}],
  ["in Playwright's folder", '/home/ed/.cache/ms-playwright/chromium-1169/chrome-linux/chrome', {}],
  [
    "in Playwright's folder, moved",
    '/srv/pw/chromium-1255/chrome-linux64/chrome',
    { PLAYWRIGHT_BROWSERS_PATH: '/srv/pw' },
  ],
  ['of a snap', '/snap/bin/chromium', {}],
])('a browser %s is found', async (_, place, environment) => {
  expect(await findBrowser(fakeMachine({ system: 'ubuntu', environment, programs: { [place]: says } }))).toBe(place);
});

test.each([
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/home/ed/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/home/ed/Library/Caches/ms-playwright/chromium-1255/chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
])('on macOS %s is found', async (place) => {
  expect(await findBrowser(fakeMachine({ system: 'macos', programs: { [place]: says } }))).toBe(place);
});

test('one that does not start is passed over, as the one of Ubuntu that only names a snap', async () => {
  const playwright = '/home/ed/.cache/ms-playwright/chromium-1255/chrome-linux64/chrome';
  const programs = { '/usr/bin/chromium-browser': null, [playwright]: says };
  expect(await findBrowser(fakeMachine({ system: 'ubuntu', programs }))).toBe(playwright);
  expect(
    await findBrowser(fakeMachine({ system: 'ubuntu', programs: { '/usr/bin/chromium-browser': null } })),
  ).toBeNull();
});

test("the best comes first: named, installed, Playwright's newest, snaps", () => {
  const folder = '/home/ed/.cache/ms-playwright';
  const places = [
    '/srv/chrome',
    '/usr/bin/google-chrome',
    `${folder}/chromium-1255/chrome-linux64/chrome`,
    `${folder}/chromium-999/chrome-linux/chrome`,
    '/snap/bin/chromium',
  ];
  const programs = Object.fromEntries(places.toReversed().map((place) => [place, says]));
  const environment = { CHROME_PATH: '/srv/chrome', PATH: '/snap/bin:/usr/bin' };
  expect(browserPlaces(fakeMachine({ system: 'ubuntu', environment, programs }))).toEqual(places);
});
