/** Decides how programs are installed. `ubuntu` differs from `debian`: it does not package Chromium. */
export type System = 'debian' | 'ubuntu' | 'fedora' | 'macos' | 'other';

/** By `ID` and `ID_LIKE` of /etc/os-release: Raspberry Pi OS is like Debian, Linux Mint like Ubuntu. */
export function systemOf(platform: NodeJS.Platform, osRelease: string, hasAptGet: boolean): System {
  if (platform === 'darwin') return 'macos';
  if (platform !== 'linux') return 'other';
  const names = [...field(osRelease, 'ID'), ...field(osRelease, 'ID_LIKE')];
  if (hasAptGet && names.includes('ubuntu')) return 'ubuntu';
  if (hasAptGet && names.includes('debian')) return 'debian';
  return names.includes('fedora') ? 'fedora' : 'other';
}

function field(osRelease: string, name: string): string[] {
  const line = osRelease.split('\n').find((entry) => entry.startsWith(`${name}=`)) ?? '';
  const value = line.slice(name.length + 1).replace(/["']/g, '');
  return value.split(' ').filter((word) => word !== '');
}
