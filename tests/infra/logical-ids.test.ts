import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DragomanProps } from '../../infra/dragoman-props.ts';
import { templateOf } from './synth.ts';

/**
 * A deployed stack keeps its buckets, tables, keys and addresses only while CloudFormation finds them under the
 * same logical ids, which
 * are hashes of their constructs' paths. `logical-ids.json` pins them: rows may be added, never changed.
 */
const pinned: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(new URL('logical-ids.json', import.meta.url), 'utf8'),
);

const configurations: Record<string, DragomanProps> = {
  default: {},
  everything: {
    languages: ['fr', 'de', 'ar'],
    domain: {
      names: ['news.example.org'],
      certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1234abcd-12ab-34cd-56ef-1234567890ab',
    },
    publish: { fr: 'after-review' },
    limits: { dailyCharacters: 5_000_000 },
    alarmEmail: 'desk@example.org',
    deletePublished: true,
  },
};

test.each(Object.entries(configurations))('no resource of the %s configuration moves', (name, props) => {
  const { Resources } = templateOf(props).toJSON() as { Resources: Record<string, { Type: string }> };
  const found = Object.entries(Resources).map(([id, { Type }]) => [id, Type]);
  expect(Object.fromEntries(found)).toMatchObject(pinned[name] ?? { [name]: 'is pinned in logical-ids.json' });
});
