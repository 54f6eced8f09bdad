/** Run by itself: reads Markdown as Ingest does and prints the most memory that the process had, in bytes. */
import { markdownCorpus } from './corpus.ts';
import { read } from './read.ts';

const { document } = read(markdownCorpus(Number(process.argv[2])), 'markdown');
// What Ingest puts into the work bucket is whole in memory, too.
const stored = Buffer.from(JSON.stringify(document));
process.stdout.write(JSON.stringify({ peak: process.resourceUsage().maxRSS * 1024, stored: stored.length }));
