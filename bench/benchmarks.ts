import type { Benchmark } from './benchmark.ts';
import { bundles } from './bundles/bundles.ts';
import { burst } from './burst/burst.ts';
import { coldStart } from './cold-start/cold-start.ts';
import { cost } from './cost/cost.ts';
import { figures } from './figures/figures.ts';
import { hostile } from './hostile/hostile.ts';
import { latency } from './latency/latency.ts';
import { parse } from './parse/parse.ts';
import { requests } from './requests/requests.ts';

/** In the order in which they run and are shown. Each starts what it needs and stops it afterwards. */
export const benchmarks: readonly Benchmark[] = [
  latency,
  burst,
  cost,
  requests,
  coldStart,
  bundles,
  parse,
  hostile,
  figures,
];
