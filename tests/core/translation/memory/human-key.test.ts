import { describe, expect, it } from 'vitest';
import { type HumanKeyParts, humanKey } from '../../../../core/translation/memory/human-key.ts';
import { machineKey } from '../../../../core/translation/memory/machine-key.ts';

const parts: HumanKeyParts = { source: 'en', target: 'fr', text: 'A text of five words', slug: 'one' };

describe('humanKey', () => {
  it('is a SHA-256 and stays what it is', () => {
    // A changed key means that people's words are not found until they are imported again.
    expect(humanKey(parts)).toMatchInlineSnapshot(`"91a60de5af912a860fa0225f380fd2d8c393233fe598cd126d7e4106fa93d95a"`);
  });

  it('is never a machine’s', () => {
    expect(humanKey(parts)).not.toBe(machineKey(parts));
  });

  it.each<Partial<HumanKeyParts>>([{ source: 'de' }, { target: 'es' }, { text: 'A text of five Words' }])(
    'differs by %o',
    (change) => {
      expect(humanKey({ ...parts, ...change })).not.toBe(humanKey(parts));
    },
  );

  it.each<Partial<HumanKeyParts>>([{ text: 'A text\u00a0of  five words ' }, { slug: 'two' }])(
    'does not differ by %o',
    (change) => {
      expect(humanKey({ ...parts, ...change })).toBe(humanKey(parts));
    },
  );

  it('differs by release where there are few words', () => {
    const key = (release: string) => humanKey({ ...parts, text: 'Press contact', slug: release });
    expect(key('one')).not.toBe(key('two'));
  });
});
