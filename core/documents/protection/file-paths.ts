const name = String.raw`[\p{L}\p{N}_.@+-]{1,128}`;
const begins = String.raw`(?<![\p{L}\p{N}_.@+~\\\/-])`;
const ends = String.raw`(?![\p{L}\p{N}_])`;

/** Extensions that cannot be a word after a full stop with its space forgotten. */
const extensions =
  'md|mdx|txt|rtf|json|jsonl|ya?ml|toml|xml|xsd|html?|css|scss|jsx?|tsx?|mjs|cjs|py|rb|cpp|hpp|sh|ps1|sql|exe|dll|zip|tar|gz|tgz|7z|pdf|docx?|xlsx?|pptx?|odt|ods|odp|png|jpe?g|gif|svg|webp|csv|tsv|srt|vtt|mp[34]|wav|mkv|conf|cfg|ini|log|lock|env|rs|go|java|kt|swift|php|lua|so|bin|iso|img|dmg|deb|rpm|jar|war|wasm';
/** Extensions that are sure enough without a folder before the name. */
const files =
  'mdx?|txt|rtf|jsonl?|ya?ml|toml|xml|xsd|html?|css|scss|jsx?|tsx|mjs|cjs|cpp|hpp|ps1|sql|exe|dll|zip|tgz|7z|pdf|docx?|xlsx?|pptx?|odt|ods|odp|png|jpe?g|gif|svg|webp|csv|tsv|srt|vtt|mp[34]|wasm';

/**
 * Paths and names of files. A match begins only where a word does, with bounded repetitions, so that a megabyte of
 * slashes is read once.
 */
export const filePaths: readonly { reason: string; pattern: string }[] = [
  {
    reason: 'A drive or a share of Windows.',
    pattern: String.raw`${begins}(?:[A-Za-z]:\\|\\\\${name}\\)(?:${name}\\){0,32}(?:${name})?`,
  },
  {
    reason: 'A path from the home folder, this one or the one above.',
    pattern: String.raw`${begins}(?:~|\.{1,2})\/(?:${name}\/){0,32}(?:${name})?`,
  },
  {
    reason: 'A path from the root, of two folders at least: "/day" is a rate.',
    pattern: String.raw`${begins}\/${name}\/(?:${name}\/){0,32}(?:${name})?`,
  },
  {
    reason: 'Folders that end in a file.',
    pattern: String.raw`${begins}(?:${name}\/){1,32}[\p{L}\p{N}_.+-]{1,128}\.(?:${extensions})${ends}`,
  },
  {
    reason: 'A file.',
    pattern: String.raw`${begins}[\p{L}\p{N}_+-]{1,64}(?:\.[\p{L}\p{N}_+-]{1,32}){0,3}\.(?:${files})${ends}`,
  },
];
