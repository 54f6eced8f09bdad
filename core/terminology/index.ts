export { engineCsv } from './engine-lists.ts';
export { listFor } from './list-for.ts';
export { readTerms } from './read-terms.ts';
export { countsOf, digestOf, listName, storedList } from './term-list.ts';
export { isTerminology, readTerminologyKey, type TerminologyKey } from './terminology-key.ts';
export * from './terminology-record.ts';
