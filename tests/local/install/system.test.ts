import { expect, test } from 'vitest';
import { complaintOf } from '../../../local/install/as-root.ts';
import { systemOf } from '../../../local/install/system.ts';

test.each([
  ['Debian', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', 'debian'],
  ['Raspberry Pi OS', 'ID=raspbian\nID_LIKE=debian\n', 'debian'],
  ['Kali', 'ID=kali\nID_LIKE=debian\n', 'debian'],
  ['Ubuntu', 'NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n', 'ubuntu'],
  ['Linux Mint', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'ubuntu'],
  ['Fedora', 'ID=fedora\n', 'fedora'],
  ['Rocky Linux', 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', 'fedora'],
  ['Alpine', 'ID=alpine\n', 'other'],
  ['nothing that says so', '', 'other'],
])('%s', (_, osRelease, system) => {
  expect(systemOf('linux', osRelease, true)).toBe(system);
});

test('not by a name alone: without apt-get it is another system', () => {
  expect(systemOf('linux', 'ID=debian\n', false)).toBe('other');
  expect(systemOf('darwin', '', false)).toBe('macos');
  expect(systemOf('win32', '', false)).toBe('other');
});

test.each([
  [
    'Reading package lists...\nErr:1 http://mirror\nE: Failed to fetch x\nE: Unable to fetch some archives\n',
    'E: Failed to fetch x',
  ],
  ['W: Failed to fetch y\n', 'W: Failed to fetch y'],
  ['Downloading\nError: getaddrinfo ENOTFOUND\n    at x\n', 'Error: getaddrinfo ENOTFOUND'],
  ['one\ntwo\n\n', 'two'],
  ['', 'it does not say why'],
])('what stopped a program is one line', (said, line) => {
  expect(complaintOf(said)).toBe(line);
});
