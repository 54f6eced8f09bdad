import { type Alteration, alter } from './alterations.ts';
import { shieldTerms } from './apply-terms.ts';
import type { Behaviour } from './behaviour.ts';
import { chooseEngine, type EngineName, type LocalEngine, type RoutedEngine } from './engine.ts';
import type { Permission, Refusal, SignedRequest } from './permission.ts';
import { readRequest } from './request.ts';
import { ServiceError } from './service-error.ts';
import type { Counter } from './statistics.ts';
import type { Terminologies } from './terminologies.ts';

export interface Endpoint {
  behaviour: Behaviour;
  counter: Counter;
  permission: Permission;
  terminologies: Terminologies;
  engines: { apertium: RoutedEngine | null; pseudo: LocalEngine };
  now: () => number;
  wait: (ms: number) => Promise<void>;
}

export interface TranslateTextResult {
  engine: EngineName;
  output: Record<string, unknown>;
}

/** Checks in AWS's order: permission, rate, input; only then translates and bills. */
export async function translateText(endpoint: Endpoint, signed: SignedRequest): Promise<TranslateTextResult | Refusal> {
  const began = endpoint.now();
  const refusal = await endpoint.permission(signed);
  if (refusal) return refusal;
  if (!endpoint.behaviour.admit()) throw new ServiceError('ThrottlingException', 'Rate exceeded');
  const { text, source, target, settings, terminology } = readRequest(signed.body.toString());
  const pairs = terminology === undefined ? undefined : endpoint.terminologies.pairs(terminology, source, target);
  const fault = endpoint.behaviour.nextFault(target);
  if (fault?.error) throw new ServiceError(fault.error, `Asked for by /_local/behaviour: ${fault.error}`);

  const engine = chooseEngine(endpoint.behaviour.engine, source, target, endpoint.engines);
  const shielded = shieldTerms(text, pairs ?? [], source);
  const translated = shielded.unshield(await engine.translate(shielded.text, source, target));
  await endpoint.wait(endpoint.behaviour.latencyMs - (endpoint.now() - began));
  endpoint.counter.translated(text, target, settings);
  return {
    engine: engine.name,
    output: {
      TranslatedText: fault?.alter ? alter(fault.alter as Alteration, text, translated) : translated,
      SourceLanguageCode: source,
      TargetLanguageCode: target,
      ...(settings ? { AppliedSettings: settings } : {}),
      ...(terminology === undefined ? {} : { AppliedTerminologies: [{ Name: terminology, Terms: shielded.applied }] }),
    },
  };
}
