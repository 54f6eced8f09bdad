import { type CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { type MetricName, metricNamespace, pipelineDimension } from '../../contracts/metrics.ts';

export type Count = (metric: MetricName, value: number) => Promise<void>;

/**
 * Counts the failures that alarms watch. Called only after a failure, so that a successful release does not pay
 * for it.
 */
export function counter(cloudwatch: CloudWatchClient, pipeline: string): Count {
  return async (metric, value) => {
    await cloudwatch.send(
      new PutMetricDataCommand({
        Namespace: metricNamespace,
        MetricData: [
          {
            MetricName: metric,
            Value: value,
            Unit: 'Count',
            Dimensions: [{ Name: pipelineDimension, Value: pipeline }],
          },
        ],
      }),
    );
  };
}
