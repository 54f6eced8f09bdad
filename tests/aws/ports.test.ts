import { describe, expect, test } from 'vitest';
import { pipelineInMemory, places, servicesInMemory } from '../support/in-memory-cloud/services.ts';
import { portsHold } from './ports.ts';

describe('the ports over the in-memory cloud', () => {
  portsHold(async () => {
    const cloud = pipelineInMemory();
    return { services: servicesInMemory(cloud), clients: cloud.connect(), places };
  });
});

describe('the in-memory cloud', () => {
  test('has each request pass a step, before and after it has taken effect', async () => {
    const cloud = pipelineInMemory();
    const steps: string[] = [];
    const { work, releases } = servicesInMemory(cloud, {
      step: async ({ service, command, target }, send) => {
        steps.push(`${service} ${command} ${target}`);
        const answer = send();
        if (command === 'DeleteObject') throw new Error('killed');
        return answer;
      },
    });
    await work.putJson('a', 1);
    await expect(work.delete('a')).rejects.toThrow('killed');
    await releases.read('ferry');
    expect(steps).toEqual(['s3 PutObject work:a', 's3 DeleteObject work:a', 'dynamodb GetItem Releases:ferry release']);
    expect(cloud.s3.objects('work').size).toBe(0);
  });

  test('refuses what it does not know, instead of making it up', async () => {
    const cloud = pipelineInMemory();
    await expect(servicesInMemory(cloud).uploads.newest('a')).resolves.toBeUndefined();
    expect(() => cloud.dynamo.answer('CreateTableCommand', {})).toThrow('does not know CreateTableCommand');
    const put = { TableName: 'Releases', Item: { slug: 'a', item: 'b' }, ConditionExpression: 'size(slug) = slug' };
    expect(() => cloud.dynamo.answer('PutItemCommand', put)).toThrow('cannot be read');
  });
});
