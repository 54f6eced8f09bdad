export { findSourceLanguage, type SourceLanguageSearch } from './find-source-language.ts';
