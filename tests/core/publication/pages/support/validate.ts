import { type ConfigData, HtmlValidate, type ResolvedConfig, StaticConfigLoader } from 'html-validate';

/** Resolves its rules once; the loader that it extends does so for each document. */
class OneConfig extends StaticConfigLoader {
  #resolved: ResolvedConfig | Promise<ResolvedConfig> | undefined;

  override getConfigFor(handle: string, override?: ConfigData) {
    this.#resolved ??= super.getConfigFor(handle, override);
    return this.#resolved;
  }
}

const validator = new HtmlValidate(
  new OneConfig({ extends: ['html-validate:standard'], rules: { 'no-trailing-whitespace': 'off' } }),
);

/** What is wrong with a document by the HTML standard; empty where nothing is. */
export async function problems(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
}
