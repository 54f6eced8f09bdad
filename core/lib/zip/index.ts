export { inflateEntry } from './inflate-entry.ts';
export { readZip, type ZipArchive, type ZipEntry } from './read-zip.ts';
export { replaceEntries } from './replace-entries.ts';
export { ZipError } from './zip-error.ts';
