import { describe, expect, test } from 'vitest';
import { environment, type FunctionName } from '../../contracts/environment.ts';
import { type Resource, resourcesOf, templateOf } from './synth.ts';

const template = templateOf({ languages: ['es', 'zh-TW'], logRetentionDays: 30, siteUrl: 'https://news.example.org' });
const functions = resourcesOf(template, 'AWS::Lambda::Function');

const ids: Record<FunctionName, string> = {
  ingest: 'FunctionsIngest',
  estimate: 'FunctionsEstimate',
  'import-memory': 'FunctionsImportMemory',
  translate: 'FunctionsTranslate',
  preview: 'FunctionsPreview',
  publish: 'FunctionsPublish',
  site: 'FunctionsSite',
  withdraw: 'FunctionsWithdraw',
  'import-terms': 'FunctionsImportTerms',
  'report-dead-execution': 'FunctionsReportDeadExecution',
  'replay-letters': 'FunctionsReplayLetters',
};
const names = Object.keys(ids) as FunctionName[];

function propertiesOf(name: FunctionName): Resource['Properties'] {
  const found = functions.find(([id]) => id.includes(ids[name]));
  if (found === undefined) throw new Error(`there is no function ${name}`);
  return found[1].Properties;
}

function variablesOf(name: FunctionName): Record<string, unknown> {
  return (propertiesOf(name)['Environment'] as { Variables: Record<string, unknown> }).Variables;
}

test('there are these and no others', () => {
  expect(functions).toHaveLength(names.length);
});

describe.each(names)('%s', (name) => {
  test('runs on Node.js 24 on arm64, is traced and logs JSON to its own group', () => {
    expect(propertiesOf(name)).toMatchObject({
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: { LogFormat: 'JSON', LogGroup: { Ref: expect.stringContaining(`${ids[name]}Logs`) } },
    });
    expect(propertiesOf(name)).not.toHaveProperty('FunctionName');
  });

  test('has exactly the environment of its contract', () => {
    expect(Object.keys(variablesOf(name)).toSorted()).toEqual([...environment[name]].toSorted());
  });
});

test.each([
  { name: 'ingest', Timeout: 120, MemorySize: 2048 },
  { name: 'translate', Timeout: 900, MemorySize: 2048 },
  { name: 'estimate', Timeout: 300, MemorySize: 2048 },
  { name: 'import-memory', Timeout: 900, MemorySize: 2048 },
  { name: 'preview', Timeout: 300, MemorySize: 3008 },
  { name: 'publish', Timeout: 300, MemorySize: 2048 },
  { name: 'site', Timeout: 60, MemorySize: 1769 },
  { name: 'withdraw', Timeout: 600, MemorySize: 1769 },
  { name: 'import-terms', Timeout: 300, MemorySize: 2048 },
  { name: 'report-dead-execution', Timeout: 60, MemorySize: 512 },
  { name: 'replay-letters', Timeout: 300, MemorySize: 512 },
] as const)('$name has $Timeout s and $MemorySize MiB', ({ name, ...size }) => {
  expect(propertiesOf(name)).toMatchObject(size);
});

test('functions know the configuration as canonical tags', () => {
  expect(JSON.parse(String(variablesOf('ingest')['SETTINGS']))).toEqual({
    languages: ['es', 'zh-Hant'],
    sourceLanguage: 'en',
    siteUrl: 'https://news.example.org',
  });
});

test('logs expire as configured, and go with the stack', () => {
  const groups = resourcesOf(template, 'AWS::Logs::LogGroup');
  expect(groups).toHaveLength(names.length + 1);
  for (const [, group] of groups) {
    expect(group).toMatchObject({ DeletionPolicy: 'Delete', Properties: { RetentionInDays: 30 } });
  }
});
