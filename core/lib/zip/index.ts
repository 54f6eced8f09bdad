export { inflateEntry } from './inflate-entry.ts';
export { readZip, type ZipArchive, type ZipEntry, ZipError } from './read-zip.ts';
export { replaceEntries } from './replace-entries.ts';
export { type PackedContent, packContent, storeContent, writeZip } from './write-zip.ts';
