import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  paginateListStackResources,
  paginateListStacks,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';

export interface StackResource {
  /** `AWS::S3::Bucket` */
  type: string;
  logicalId: string;
  physicalId: string;
}

/** A resource that a stack left in the account when it was deleted. */
export interface RetainedResource extends StackResource {
  deletedAt: Date;
}

export interface DeletedStacks {
  /** Whether a stack of that name is there now. */
  exists: boolean;
  /** What stacks of that name have left, the last one deleted first; not what other stacks hold now. */
  retained: RetainedResource[];
  /** What living stacks hold, under any name; empty if deleted ones have left nothing. */
  held: StackResource[];
}

/**
 * What deleted stacks of a name have left behind. CloudFormation knows deleted stacks for 90 days (API reference:
 * ListStacks), and says in their events what it skipped.
 */
export async function deletedStacks(client: CloudFormationClient, name: string): Promise<DeletedStacks> {
  const all: StackSummary[] = [];
  for await (const { StackSummaries = [] } of paginateListStacks({ client }, {})) all.push(...StackSummaries);
  const living = all.filter(isLiving);
  const deleted = all
    .filter((stack) => stack.StackName === name && !isLiving(stack))
    .toSorted((a, b) => timeOf(b) - timeOf(a));

  const found = new Map<string, RetainedResource>();
  for (const stack of deleted) {
    for (const one of await skippedOf(client, stack)) {
      if (!found.has(idOf(one))) found.set(idOf(one), one);
    }
  }
  const held: StackResource[] = [];
  if (found.size > 0) for (const { StackId } of living) held.push(...(await heldBy(client, StackId)));
  for (const one of held) found.delete(idOf(one));
  return { exists: living.some(({ StackName }) => StackName === name), retained: [...found.values()], held };
}

function idOf({ type, physicalId }: StackResource): string {
  return `${type} ${physicalId}`;
}

function isLiving({ StackStatus }: StackSummary): boolean {
  return StackStatus !== 'DELETE_COMPLETE';
}

function timeOf({ DeletionTime }: StackSummary): number {
  return DeletionTime?.getTime() ?? 0;
}

async function skippedOf(client: CloudFormationClient, stack: StackSummary): Promise<RetainedResource[]> {
  const skipped: RetainedResource[] = [];
  const pages = paginateDescribeStackEvents({ client }, { StackName: stack.StackId });
  for await (const { StackEvents = [] } of pages) {
    for (const { ResourceStatus, ResourceType: type, LogicalResourceId, PhysicalResourceId } of StackEvents) {
      if (ResourceStatus !== 'DELETE_SKIPPED' || !type || !LogicalResourceId || !PhysicalResourceId) continue;
      const deletedAt = stack.DeletionTime ?? new Date(0);
      skipped.push({ type, logicalId: LogicalResourceId, physicalId: PhysicalResourceId, deletedAt });
    }
  }
  return skipped;
}

async function heldBy(client: CloudFormationClient, StackName: string | undefined): Promise<StackResource[]> {
  const held: StackResource[] = [];
  for await (const { StackResourceSummaries = [] } of paginateListStackResources({ client }, { StackName })) {
    for (const { ResourceType: type, LogicalResourceId, PhysicalResourceId } of StackResourceSummaries) {
      if (!type || !LogicalResourceId || !PhysicalResourceId) continue;
      held.push({ type, logicalId: LogicalResourceId, physicalId: PhysicalResourceId });
    }
  }
  return held;
}
