import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { Writable } from 'node:stream';
import { Refusal } from './refusal.ts';

export interface SecretSource {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream;
}

/** One secret: asked for at a terminal without showing it, otherwise the one line of what is piped in. Throws Refusal when there is none. */
export const readSecret = async (question: string, { input, output }: SecretSource): Promise<string> => {
  const secret = (input.isTTY === true ? await askHidden(question, input, output) : await text(input)).trim();
  if (secret === '') throw new Refusal('No secret was given. Nothing was changed.');
  if (/\p{Cc}/u.test(secret)) throw new Refusal('A secret is one line of text. Nothing was changed.');
  return secret;
};

function askHidden(question: string, input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  output.write(question);
  return new Promise<string>((resolve, reject) => {
    lines.question('', resolve);
    lines.once('close', () => reject(new Refusal('Nothing was changed.')));
  }).finally(() => {
    lines.close();
    output.write('\n');
  });
}
