import { createContext, Script } from 'node:vm';
import type { DragomanProps } from '../../infra/dragoman-props.ts';
import { onlyResourceOf, templateOf } from './synth.ts';

/** What CloudFront would be given. */
export function deployed(props: DragomanProps): string {
  const [, { Properties }] = onlyResourceOf(templateOf(props), 'AWS::CloudFront::Function', 'Edge');
  return Properties['FunctionCode'] as string;
}

type Value = Record<string, { value: string }>;
export interface Answer {
  uri?: string;
  statusCode?: number;
  headers: Value;
}

/** The deployed code on an event such as CloudFront's (Developer Guide: event structure). */
export function edge(props: DragomanProps) {
  const context = createContext({});
  new Script(deployed(props)).runInContext(context);
  return (uri: string, headers: Record<string, string> = {}): Answer => {
    const event = {
      version: '1.0',
      context: {
        distributionDomainName: 'd111111abcdef8.cloudfront.net',
        distributionId: 'EDFDVBD6EXAMPLE',
        eventType: 'viewer-request',
        requestId: 'EXAMPLEntjQpEXAMPLE_SG5Z-EXAMPLEPmPfEXAMPLEu3EqEXAMPLE==',
      },
      viewer: { ip: '198.51.100.11' },
      request: {
        method: 'GET',
        uri,
        querystring: {},
        headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])),
        cookies: {},
      },
    };
    // As text, so that the answer is an object of this context.
    return JSON.parse(new Script(`JSON.stringify(handler(${JSON.stringify(event)}))`).runInContext(context));
  };
}
