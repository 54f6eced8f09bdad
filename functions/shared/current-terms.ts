export { currentTerms } from '../../aws/dynamodb/term-records.ts';
