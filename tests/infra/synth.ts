import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { parseConfig } from '../../infra/config/config.ts';
import type { DragomanProps } from '../../infra/dragoman-props.ts';
import { DragomanStack } from '../../infra/stack.ts';

/** An app that bundles nothing, for what can be seen without the functions' code. */
export function quickApp(): App {
  return new App({
    context: { 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: false,
    analyticsReporting: false,
  });
}

export function stackOf(props: DragomanProps = {}, app = quickApp()): DragomanStack {
  return new DragomanStack(app, 'Dragoman', { config: parseConfig(props) });
}

const templates = new Map<string, Template>();

/** Synthesised once for the same props: a second or more each. */
export function templateOf(props: DragomanProps = {}): Template {
  const key = JSON.stringify(props);
  const template = templates.get(key) ?? Template.fromStack(stackOf(props));
  templates.set(key, template);
  return template;
}

export interface Resource {
  Type: string;
  Properties: Record<string, unknown>;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
}

/** All resources of a type, by logical id. */
export function resourcesOf(template: Template, type: string): [string, Resource][] {
  return Object.entries(template.findResources(type)) as [string, Resource][];
}

/** The one resource of a type, or the one of those whose id holds a part. */
export function onlyResourceOf(template: Template, type: string, part = ''): [string, Resource] {
  const [only, ...others] = resourcesOf(template, type).filter(([id]) => id.includes(part));
  if (only === undefined || others.length > 0)
    throw new Error(`there are ${others.length + (only ? 1 : 0)} of ${type}`);
  return only;
}

/** A value as text, each token as `<its JSON>`: enough to recognise what it refers to. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  const joined = (value as { 'Fn::Join'?: [string, unknown[]] })['Fn::Join'];
  return joined ? joined[1].map(textOf).join(joined[0]) : `<${JSON.stringify(value)}>`;
}

export interface Statement {
  Sid?: string;
  Effect: 'Allow' | 'Deny';
  Action: string[];
  Resource: string[];
  Condition?: Record<string, Record<string, unknown>>;
}

/** A policy document's statements, with actions and resources as lists of text. */
export function statementsOf(document: unknown): Statement[] {
  const { Statement } = document as { Statement: Record<string, unknown>[] };
  return Statement.map((statement) => ({
    ...(statement as unknown as Statement),
    Action: [statement['Action']].flat().map(textOf),
    Resource: [statement['Resource']].flat().map(textOf),
  }));
}

/** The one stack that holds nothing yet, for constructs of another app. */
export function emptyStack(id = 'Newsroom', app = quickApp()): Stack {
  return new Stack(app, id);
}
