/**
 * A state that the code does not expect. Its message is logged (`functions/shared/describe-error.ts`), so it has only
 * words of the code and numbers: the tag `fault` does not take a text, a name or a key.
 */
export class InternalFault extends Error {
  override readonly name = 'InternalFault';

  constructor(words: TemplateStringsArray, ...numbers: readonly number[]) {
    super(String.raw({ raw: words }, ...numbers));
  }
}

/** ``throw fault`v${version} was committed, but its public record is missing`;`` */
export function fault(words: TemplateStringsArray, ...numbers: readonly number[]): InternalFault {
  return new InternalFault(words, ...numbers);
}
