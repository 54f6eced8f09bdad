export { readIdentity, readXliff } from './read-xliff.ts';
export type { ReviewedUnit } from './reviewed.ts';
export { writeXliff, type XliffPackage } from './write-xliff.ts';
export type { PackageIdentity, XliffIdentity } from './xliff.ts';
