/** Run as a separate process: reads Markdown as Ingest does and prints the process's peak memory in bytes. */
import { markdownCorpus } from './corpus.ts';
import { read } from './read.ts';

const { document } = read(markdownCorpus(Number(process.argv[2])), 'markdown');
// Ingest also holds the serialised document in memory.
const stored = Buffer.from(JSON.stringify(document));
process.stdout.write(JSON.stringify({ peak: process.resourceUsage().maxRSS * 1024, stored: stored.length }));
