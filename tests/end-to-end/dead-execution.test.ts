import { GetMetricStatisticsCommand, ListMetricsCommand } from '@aws-sdk/client-cloudwatch';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { afterEach, expect, it } from 'vitest';
import { metricNamespace, metrics } from '../../contracts/metrics.ts';
import { until } from '../../terminal/until.ts';
import { cloudwatch, sfn } from './support/cloud.ts';
import { engine } from './support/engine.ts';
import { executionsOf } from './support/executions.ts';
import { drop, dropAndWait, fresh, latestOf, publishedKeys, reportOf } from './support/releases.ts';

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
