import { GetMetricStatisticsCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach, expect, it } from 'vitest';
import { releasesTable } from '../../aws/dynamodb/releases.ts';
import { metricNamespace, metrics } from '../../contracts/metrics.ts';
import { until } from '../../terminal/until.ts';
import { cloudwatch, dynamo, s3, sfn, stack } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { executionsOf } from './support/executions.ts';
import { drop, dropAndWait, fresh, latestOf, publishedKeys, reportOf } from './support/releases.ts';
import { tableOf } from './support/tables.ts';

afterEach(() => engine.restore());

const text = '# Stopped\n\nSomebody stops this one.\n';

it('an execution that is aborted gets its report all the same, and counts for the alarm', async () => {
  const before = await deadExecutions();
  await engine.behave({ latencyMs: 60_000 });
  const key = fresh('stopped.md');
  const dropped = await drop(key, text, { metadata: { languages: 'es' } });
  const arn = await until('the engine to be asked', async () => {
    const [execution] = await executionsOf(key);
    return execution?.status === 'RUNNING' ? execution.executionArn : undefined;
  });
  await sfn.send(new StopExecutionCommand({ executionArn: arn }));

  const report = await reportOf(dropped);
  expect(report).toMatchObject({ outcome: 'failed', errors: [{ code: 'ExecutionAborted' }] });
  expect(report.errors[0]?.message).toBe(`The execution ${arn} ended as ABORTED.`);
  const slug = key.slice(0, -3);
  expect(await publishedKeys(`releases/${slug}/`)).toEqual([]);
  await until('the metric', async () => ((await deadExecutions()) > before ? true : undefined));

  await engine.restore();
  expect(await dropAndWait(key, text, { metadata: { languages: 'es' } })).toMatchObject({
    outcome: 'published',
    version: 1,
  });
  expect(await latestOf(slug)).toMatchObject({ version: 1 });
});

it('what a dead execution had put without committing it is removed, and nothing else', async () => {
  const key = fresh('half.md');
  const slug = key.slice(0, -3);
  const embargo = new Date(Date.now() + 864e5).toISOString();
  const held = await reportOf(
    await drop(key, text, { metadata: { languages: 'es', embargo } }),
    ({ outcome }) => outcome === 'held',
  );
  // As if its function had been killed on its way, after it took a number.
  const releases = releasesTable(DynamoDBDocumentClient.from(dynamo), await tableOf('Releases'));
  await releases.change(slug, (current) => {
    if (current === undefined) throw new Error('nothing is held');
    const publication = { version: 1, publishedAt: '2026-11-24T12:00:00Z', change: 'first' } as const;
    const revision = { ...current.newest, publication };
    return {
      result: undefined,
      write: { record: { ...current, tick: current.tick + 1, lastVersion: 1, newest: revision }, revision },
    };
  });
  const folder = `releases/${slug}/v1/`;
  const left = [`${folder}en/document.md`, `${folder}en/index.html`, `${folder}assets/Layoffs (draft).pdf`];
  const others = [`${folder}v3/en/document.md`, `releases/${slug}/v11/en/document.md`];
  for (const Key of [...left, ...others]) {
    await s3.send(new PutObjectCommand({ Bucket: stack.publishBucket, Key, Body: 'secret', IfNoneMatch: '*' }));
  }
  const [execution] = await executionsOf(key);
  await sfn.send(new StopExecutionCommand({ executionArn: execution?.executionArn }));
  await reportOf({ key, versionId: held.upload.versionId }, ({ outcome }) => outcome === 'failed');
  await until('the removal', async () => (await publishedKeys(folder)).length === 1 || undefined);
  expect(await publishedKeys(`releases/${slug}/`)).toEqual(others.toSorted());
});

/** The sum that the alarm looks at, over all that this cloud has run. */
async function deadExecutions(): Promise<number> {
  const { Metrics = [] } = await cloudwatch.send(
    new ListMetricsCommand({ Namespace: metricNamespace, MetricName: metrics.deadExecutions }),
  );
  const sums = await Promise.all(
    Metrics.map(async ({ Dimensions }) => {
      const { Datapoints = [] } = await cloudwatch.send(
        new GetMetricStatisticsCommand({
          Namespace: metricNamespace,
          MetricName: metrics.deadExecutions,
          Dimensions,
          StartTime: new Date(Date.now() - 3_600_000),
          EndTime: new Date(Date.now() + 60_000),
          Period: 3600,
          Statistics: ['Sum'],
        }),
      );
      return Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
    }),
  );
  return sums.reduce((sum, each) => sum + each, 0);
}
