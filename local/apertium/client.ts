import { Agent, request } from 'node:http';
import { z } from 'zod';

const pairsSchema = z.object({
  responseData: z.array(z.object({ sourceLanguage: z.string(), targetLanguage: z.string() })),
});

export interface LanguagePair {
  source: string;
  target: string;
}

/** apertium-apy over HTTP. Languages are its own codes: `eng`, `spa`, `por_BR`. */
export class ApyClient {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 32 });

  constructor(port: number) {
    this.#port = port;
  }

  async pairs(): Promise<LanguagePair[]> {
    const { responseData } = pairsSchema.parse(JSON.parse(await this.#ask('GET', '/listPairs')));
    return responseData.map(({ sourceLanguage, targetLanguage }) => ({
      source: sourceLanguage,
      target: targetLanguage,
    }));
  }

  /** Translates text in Apertium's stream format; unknown words come back with their marks. */
  translateStream(text: string, { source, target }: LanguagePair): Promise<string> {
    const form = new URLSearchParams({
      langpair: `${source}|${target}`,
      q: text,
      deformat: 'False',
      markUnknown: 'yes',
    });
    return this.#ask('POST', '/translateRaw', form.toString());
  }

  close(): void {
    this.#agent.destroy();
  }

  #ask(method: string, path: string, form?: string): Promise<string> {
    const headers = form
      ? { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(form) }
      : {};
    return new Promise((resolve, reject) => {
      const asked = request({ agent: this.#agent, host: '127.0.0.1', port: this.#port, method, path, headers });
      asked.on('error', reject);
      asked.on('response', (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(text);
          else reject(new Error(`apertium-apy answered ${answer.statusCode}: ${text.slice(0, 200)}`));
        });
      });
      asked.end(form);
    });
  }
}
