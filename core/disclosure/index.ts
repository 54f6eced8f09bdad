export { disclosed, type InDocument } from './disclosed.ts';
export { type Disclosure, disclosureFields, disclosureOf } from './disclosure.ts';
