import { readFileSync } from 'node:fs';
import { Function as CloudFrontFunction, FunctionCode, FunctionRuntime } from 'aws-cdk-lib/aws-cloudfront';
import type { Construct } from 'constructs';
import { detected } from '../../contracts/locales.ts';
import type { DragomanConfig } from '../config/config.ts';
import { languageRanges } from '../config/language-ranges.ts';
import { redirectHeaders } from './security-headers.ts';

type Languages = Pick<DragomanConfig, 'languages' | 'sourceLanguage'>;

/** CloudFront takes 10 KB; the rest is room for a configuration with every language. */
const maxBytes = 8192;

/** Redirects readers to their language and to the page's full address: `infra/delivery/edge/viewer-request.js`. */
export function edgeFunction(scope: Construct, id: string, languages: Languages): CloudFrontFunction {
  return new CloudFrontFunction(scope, id, {
    comment: 'One spelling of each address, languages at /, and the index of a directory',
    code: FunctionCode.fromInline(edgeCode(languages)),
    runtime: FunctionRuntime.JS_2_0,
    autoPublish: true,
  });
}

/** Answers 410 for the notice of a withdrawal: `infra/delivery/edge/viewer-response.js`. */
export function goneFunction(scope: Construct, id: string): CloudFrontFunction {
  return new CloudFrontFunction(scope, id, {
    comment: 'Status 410 for pages of withdrawn releases',
    code: FunctionCode.fromInline(withoutComments(source('viewer-response'))),
    runtime: FunctionRuntime.JS_2_0,
    autoPublish: true,
  });
}

/** The code as CloudFront runs it: the settings, then the file without its comments. */
function edgeCode({ languages, sourceLanguage }: Languages): string {
  const all = sourceLanguage === detected ? languages : [sourceLanguage, ...languages];
  const settings = { languages: languageRanges(all), fallback: all[0], headers: redirectHeaders };
  const code = `const settings = ${JSON.stringify(settings)};\n${withoutComments(source('viewer-request'))}`;
  if (Buffer.byteLength(code) >= maxBytes) throw new Error(`The edge function has ${Buffer.byteLength(code)} bytes`);
  return code;
}

function source(event: 'viewer-request' | 'viewer-response'): string {
  return readFileSync(new URL(`edge/${event}.js`, import.meta.url), 'utf8');
}

/** Removes whole lines only, so that a string or a pattern is never mistaken for a comment. */
function withoutComments(code: string): string {
  return code
    .replace(/^\s*\/\*\*[\s\S]*?\*\/\n/gm, '')
    .split('\n')
    .filter((line) => !/^\s*(\/\/|$)/.test(line))
    .join('\n');
}
