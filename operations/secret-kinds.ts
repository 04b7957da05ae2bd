import { randomBytes } from 'node:crypto';
import { SECRET_LISTS } from '../core/platforms/index.ts';
import { Refusal } from './refusal.ts';

/** The secrets that are ours to choose, and then told to the platform. All others come from the platform's own console. */
const GENERATORS: Readonly<Record<string, () => string>> = {
  standard: () => `whsec_${randomBytes(32).toString('base64')}`,
  metaVerify: () => randomBytes(24).toString('hex'),
};

/** The name of a list of secrets. Throws Refusal naming all that there are. */
export const listNameOf = (text: string | undefined): string => {
  const known = `Known are ${SECRET_LISTS.join(', ')}.`;
  if (text === undefined) throw new Refusal(`Which secret? ${known}`);
  if (!SECRET_LISTS.includes(text)) throw new Refusal(`There is no secret called "${text}". ${known}`);
  return text;
};

/** A strong random secret. Throws Refusal where the platform makes it. */
export const generatedSecret = (name: string): string => {
  const generate = GENERATORS[name];
  if (generate === undefined)
    throw new Refusal(
      `The secret of ${name} is made by the platform: copy it from its console. Ours to choose are ${Object.keys(GENERATORS).join(', ')}.`,
    );
  return generate();
};

/** Throws Refusal when a secret could never verify anything. */
export const checkSecret = (name: string, secret: string): void => {
  if (name === 'standard' && !/^(whsec_)?[A-Za-z0-9+/]{16,}={0,2}$/.test(secret))
    throw new Refusal('A secret of Standard Webhooks is base64, mostly behind "whsec_". Nothing was changed. --generate makes one.');
};
