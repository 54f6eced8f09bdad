import { maxTerminologyBytes } from '../../contracts/limits.ts';
import { defined } from '../../core/lib/defined.ts';
import { account, region } from '../environment.ts';
import { type TerminologyFormat, terminologyFormats } from './read-terminology.ts';
import { invalid, parse, required } from './request.ts';
import { ServiceError } from './service-error.ts';
import type { Contents, Terminologies, Terminology } from './terminologies.ts';

/** Path at which tests read an imported terminology; the service answers with an address in S3. */
export const terminologyPath = '/_local/terminologies/';

type Output = Record<string, unknown>;

/** The operations on custom terminologies, by their names (Amazon Translate API reference). */
export const terminologyOperations: Readonly<
  Record<string, (terminologies: Terminologies, body: string, address: string) => Output>
> = {
  ImportTerminology(terminologies, body) {
    const input = parse(body);
    const name = nameOf(input);
    if (required(input, 'MergeStrategy') !== 'OVERWRITE') {
      throw invalid([
        "Value at 'mergeStrategy' failed to satisfy constraint: Member must satisfy enum value set: [OVERWRITE]",
      ]);
    }
    const data = input['TerminologyData'];
    if (typeof data !== 'object' || data === null) {
      throw invalid(["Value null at 'terminologyData' failed to satisfy constraint: Member must not be null"]);
    }
    const { Directionality: directionality } = data as Output;
    const format = formatOf(required(data as Output, 'Format'));
    const file = Buffer.from(required(data as Output, 'File'), 'base64');
    if (file.byteLength > maxTerminologyBytes) {
      throw new ServiceError(
        'LimitExceededException',
        `The terminology has ${file.byteLength} bytes; the maximum is ${maxTerminologyBytes}.`,
      );
    }
    if (directionality !== undefined && directionality !== 'UNI') {
      throw new ServiceError(
        'InvalidParameterValueException',
        'This local endpoint has uni-directional terminologies only.',
      );
    }
    const contents: Contents = { format, file: file.toString() };
    terminologies.table(contents);
    const description = typeof input['Description'] === 'string' ? input['Description'] : '';
    const put = terminologies.put({ name, description, contents, directionality });
    return { TerminologyProperties: propertiesOf(terminologies, put) };
  },

  GetTerminology(terminologies, body, address) {
    const found = terminologies.get(nameOf(parse(body)));
    return {
      TerminologyProperties: propertiesOf(terminologies, found),
      TerminologyDataLocation: { RepositoryType: 'S3', Location: `${address}${terminologyPath}${found.name}` },
    };
  },

  ListTerminologies(terminologies, body) {
    const { MaxResults = 500, NextToken } = parse(body);
    if (typeof MaxResults !== 'number' || MaxResults < 1 || MaxResults > 500) {
      throw invalid([
        `Value '${MaxResults}' at 'maxResults' failed to satisfy constraint: Member must be between 1 and 500`,
      ]);
    }
    const rest = terminologies.list().filter(({ name }) => typeof NextToken !== 'string' || name > NextToken);
    const page = rest.slice(0, MaxResults);
    return {
      TerminologyPropertiesList: page.map((each) => propertiesOf(terminologies, each)),
      ...(page.length < rest.length ? { NextToken: page.at(-1)?.name } : {}),
    };
  },

  DeleteTerminology(terminologies, body) {
    terminologies.delete(nameOf(parse(body)));
    return {};
  },
};

function nameOf(input: Record<string, unknown>): string {
  const name = required(input, 'Name');
  // Pattern and length of ResourceName. As a pattern with nested repetition it would take exponential time.
  if (name.length < 1 || name.length > 256 || !/^[A-Za-z0-9_-]+$/.test(name) || /^_|__/.test(name)) {
    throw invalid([
      `Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([A-Za-z0-9-]_?)+$`,
    ]);
  }
  return name;
}

function formatOf(written: string): TerminologyFormat {
  const format = terminologyFormats.find((each) => each === written);
  if (format === undefined) {
    throw new ServiceError(
      'InvalidParameterValueException',
      `This local endpoint reads ${terminologyFormats.join(' and ')}.`,
    );
  }
  return format;
}

function propertiesOf(terminologies: Terminologies, terminology: Terminology): Output {
  const { name, description, contents, directionality, createdAt, updatedAt } = terminology;
  const { languages, rows } = terminologies.table(contents);
  const [source, ...targets] = languages;
  return {
    Name: name,
    Description: description,
    Arn: `arn:aws:translate:${region}:${account}:terminology/${name}/LATEST`,
    SourceLanguageCode: source,
    TargetLanguageCodes: targets,
    SizeBytes: Buffer.byteLength(contents.file),
    TermCount: rows.length,
    SkippedTermCount: 0,
    CreatedAt: createdAt,
    LastUpdatedAt: updatedAt,
    ...defined({ Directionality: directionality }),
    Format: contents.format,
  };
}
