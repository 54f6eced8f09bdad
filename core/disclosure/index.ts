export { disclosed, type InDocument } from './disclosed.ts';
export { type Disclosure, disclosureFields, disclosureOf, type Origin } from './disclosure.ts';
