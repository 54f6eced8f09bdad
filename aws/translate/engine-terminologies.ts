import {
  DeleteTerminologyCommand,
  GetTerminologyCommand,
  ImportTerminologyCommand,
  InvalidParameterValueException,
  LimitExceededException,
  ResourceNotFoundException,
  type TranslateClient,
} from '@aws-sdk/client-translate';
import { Rejection } from '../../contracts/failures.ts';
import { maxTerminologies, maxTerminologyBytes } from '../../contracts/limits.ts';

/** The custom terminologies of Amazon Translate. */
export interface EngineTerminologies {
  has(name: string): Promise<boolean>;
  /** @throws Rejection if the service does not accept it */
  import(name: string, csv: string): Promise<void>;
  /** Succeeds also if it does not exist. */
  delete(name: string): Promise<void>;
}

export function engineTerminologies(client: TranslateClient): EngineTerminologies {
  const remove = (name: string) =>
    client.send(new DeleteTerminologyCommand({ Name: name })).then(() => {}, ignoreMissing);

  return {
    async has(name) {
      const found = await client.send(new GetTerminologyCommand({ Name: name })).catch(ignoreMissing);
      return found !== undefined;
    },

    async import(name, csv) {
      const file = Buffer.from(csv);
      if (file.byteLength > maxTerminologyBytes) throw tooLarge(file.byteLength);
      const { TerminologyProperties } = await client
        .send(
          new ImportTerminologyCommand({
            Name: name,
            // The only strategy. It never overwrites a different list: the name contains its digest.
            MergeStrategy: 'OVERWRITE',
            TerminologyData: { File: file, Format: 'CSV', Directionality: 'UNI' },
          }),
        )
        .catch((error) => {
          throw rejectionOf(error) ?? error;
        });
      const skipped = TerminologyProperties?.SkippedTermCount ?? 0;
      if (skipped === 0) return;
      // A list without some terms would be used as if it were complete.
      await remove(name);
      throw new Rejection(
        'InvalidTerminology',
        `Amazon Translate would leave out ${skipped} of the terms. ${TerminologyProperties?.Message ?? ''}`.trim(),
      );
    },

    delete: remove,
  };
}

function ignoreMissing(error: unknown): undefined {
  if (!(error instanceof ResourceNotFoundException)) throw error;
}

function rejectionOf(cause: unknown): Rejection | undefined {
  if (cause instanceof LimitExceededException) {
    const message = `Amazon Translate does not accept another list; the limit is ${maxTerminologies} in an account and region, unless AWS has raised that. It says: ${cause.message}`;
    return new Rejection('TerminologyLimit', message, { cause });
  }
  if (cause instanceof InvalidParameterValueException) {
    return new Rejection('InvalidTerminology', `Amazon Translate does not take the list. It says: ${cause.message}`, {
      cause,
    });
  }
  return undefined;
}

export function tooLarge(bytes: number): Rejection {
  const mebibytes = maxTerminologyBytes / 1024 / 1024;
  return new Rejection(
    'TerminologyTooLarge',
    `The list has ${bytes} bytes; the limit is ${maxTerminologyBytes} (${mebibytes} MiB).`,
  );
}
