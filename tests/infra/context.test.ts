import { App } from 'aws-cdk-lib';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../infra/config/context.ts';

function read(context: Record<string, unknown>) {
  return readConfig(new App({ context }).node);
}

describe('the configuration of an app', () => {
  test('comes from context.dragoman', () => {
    expect(read({ dragoman: { languages: ['de'] } }).languages).toEqual(['de']);
  });

  test.each([
    { key: 'languages', text: 'es, fr', value: ['es', 'fr'] },
    { key: 'sourceLanguage', text: 'de', value: 'de' },
    { key: 'siteUrl', text: 'https://example.org', value: 'https://example.org' },
    {
      key: 'domain',
      text: '{"names":["News.example.org"],"certificateArn":"arn:aws:acm:us-east-1:123456789012:certificate/0a1b"}',
      value: {
        names: ['news.example.org'],
        certificateArn: 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b',
      },
    },
    { key: 'logRetentionDays', text: '30', value: 30 },
    { key: 'settings', text: '{"ja":{"formality":"formal"}}', value: { ja: { formality: 'formal' } } },
    { key: 'alarmEmail', text: 'desk@example.org', value: 'desk@example.org' },
    { key: 'deletePublished', text: 'true', value: true },
  ])('is overridden by -c $key=$text', ({ key, text, value }) => {
    const config = read({ dragoman: { languages: ['ja'], logRetentionDays: 7 }, [key]: text });
    expect(config).toHaveProperty(key, value);
  });

  test('keeps the keys of an object that -c does not name', () => {
    const dragoman = { limits: { dailyCharacters: 9_000_000, withdrawals: 5 } };
    expect(read({ dragoman, limits: '{"withdrawals":100}' }).limits).toMatchObject({
      dailyCharacters: 9_000_000,
      withdrawals: 100,
    });
  });

  test("leaves other people's context alone", () => {
    expect(read({ tenant: 'north', '@aws-cdk/core:checkSecretUsage': true }).sourceLanguage).toBe('en');
  });
});

describe('fails on', () => {
  test.each([
    { context: { languages: '' }, says: 'languages: [] is given; allowed: one or more of' },
    { context: { logRetentionDays: 'ninety' }, says: 'logRetentionDays: "ninety" is given; allowed: one of 1, 3,' },
    { context: { deletePublished: 'TRUE' }, says: 'deletePublished: "TRUE" is given; allowed: true or false' },
    {
      context: { langauges: 'es' },
      says: 'langauges: "es" is given, but the key does not exist; did you mean languages?',
    },
    { context: { dragoman: ['es'] }, says: '["es"] is given; allowed: an object with any of languages' },
  ])('$context', ({ context, says }) => {
    expect(() => read(context)).toThrow(says);
  });
});
