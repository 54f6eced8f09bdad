import { describe, expect, test } from 'vitest';
import { spendingTable } from '../../../../aws/dynamodb/spending.ts';
import { LanguageFailure } from '../../../../contracts/failures.ts';
import { ceilingOf } from '../../../../contracts/spending.ts';
import { translateDocument } from '../../../../core/translation/run/translate-document.ts';
import { untranslated } from '../../../../core/translation/run/untranslated.ts';
import { pipelineInMemory, places } from '../../../support/in-memory-cloud/services.ts';
import { parse } from '../../support/parse.ts';
import { engine, human, inLines, memory, plentyOfTime, shout } from '../../support/translation.ts';

const document = parse(
  'markdown',
  Array.from(
    { length: 600 },
    (_, n) => `Paragraph ${n} says *something* about [bridges](https://example.org/${n}) of **${n}** kinds.`,
  ).join('\n\n'),
);
const { characters: estimate } = await untranslated(
  document,
  { target: 'fr', slug: 'a' },
  { memory: memory(), human: human() },
);

const mergesLines = (text: string) => {
  const lines = text.split('\n');
  return lines.length < 2 ? text : [`${lines[0]} ${lines[1]}`, ...lines.slice(2)].join('\n');
};
const losesTags = (text: string, request: number) => (request % 4 === 0 ? text : text.replace(/<[^<>]*>/g, ''));

/** An engine, and the characters that it was sent. */
function counting(answer: (text: string, request: number) => string) {
  const machine = engine(answer);
  return { machine, sent: () => machine.sent.reduce((sum, text) => sum + [...text].length, 0) };
}

/** What is sent of a language in all attempts, as the deployed function counts it. */
function counter() {
  const { dynamo } = pipelineInMemory().connect();
  const spending = spendingTable(dynamo, places.releases);
  const of = { slug: 'a', revision: 1, language: 'fr' };
  return {
    spend: (characters: number, ceiling: number) => spending.spend(of, characters, ceiling),
    refund: (characters: number) => spending.refund(of, characters),
  };
}

const options = { target: 'fr', slug: 'a', run: 'a#1' };

describe('an engine that cannot be used', () => {
  test.each<[string, (text: string, request: number) => string]>([
    ['merges lines', mergesLines],
    ['merges lines and loses tags in 3 of 4 answers', (text, request) => losesTags(mergesLines(text), request)],
    ['adds a line', (text) => `${text}\nand more`],
    ['loses every tag', (text) => text.replace(/<[^<>]*>/g, '')],
    ['says nothing', () => ''],
  ])('that %s is sent at most twice the estimate', async (_, answer) => {
    const { machine, sent } = counting(answer);
    const made = translateDocument(
      document,
      { ...options, sent: counter() },
      { engine: machine, memory: memory(), human: human(), clock: plentyOfTime },
    );
    await expect(made).rejects.toThrow(LanguageFailure);
    await expect(made).rejects.toMatchObject({ code: 'BudgetExceeded' });
    expect(sent()).toBeLessThanOrEqual(2 * estimate);
    expect(sent()).toBeGreaterThan(1.5 * estimate);
  });

  test('is sent no more however often the function dies and is invoked again', async () => {
    const sent = counter();
    const kept = memory();
    let all = 0;
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const { machine, sent: own } = counting((text, request) => {
        if (request === 9) throw new Error('the function dies here');
        return mergesLines(text);
      });
      const made = translateDocument(
        document,
        { ...options, sent },
        { engine: machine, memory: kept, human: human(), clock: plentyOfTime },
      );
      const error: unknown = await made.catch((thrown) => thrown);
      all += own();
      if (error instanceof LanguageFailure) break;
    }
    expect(all).toBeLessThanOrEqual(2 * estimate);
    const again = counting(mergesLines);
    await expect(
      translateDocument(
        document,
        { ...options, sent },
        { engine: again.machine, memory: kept, human: human(), clock: plentyOfTime },
      ),
    ).rejects.toMatchObject({ code: 'BudgetExceeded' });
    expect(all + again.sent()).toBeLessThanOrEqual(2 * estimate);
  });
});

test('a good engine is sent the estimate, also in several attempts', async () => {
  const sent = counter();
  const kept = memory();
  const failing = counting((text, request) => {
    if (request === 3) throw new Error('throttled');
    return inLines(shout)(text);
  });
  const ports = { memory: kept, human: human(), clock: plentyOfTime };
  const first = translateDocument(
    document,
    { ...options, sent, concurrency: 1 },
    { engine: failing.machine, ...ports },
  );
  await expect(first).rejects.toThrow('throttled');
  const second = counting(inLines(shout));
  await translateDocument(document, { ...options, sent }, { engine: second.machine, ...ports });
  expect(failing.sent() + second.sent()).toBeLessThanOrEqual(estimate);
});

test('a short text may be asked for again and again, up to ten thousand characters', () => {
  expect([ceilingOf(0), ceilingOf(4_999), ceilingOf(5_001)]).toEqual([10_000, 10_000, 10_002]);
});
