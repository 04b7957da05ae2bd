import { randomBytes } from 'node:crypto';
import { SECRET_LISTS } from '../core/platforms/index.ts';
import { Refusal } from './refusal.ts';

/** Fits into an address and a header, and into every platform's bounds. */
const anyText = (): string => randomBytes(24).toString('hex');

/** The secrets that are ours to choose, and then told to the platform. All others come from the platform's own console. */
const GENERATORS: Readonly<Record<string, () => string>> = {
  standard: () => `whsec_${randomBytes(32).toString('base64')}`,
  metaVerify: anyText,
  telegram: anyText,
  trustpilot: anyText,
  youtube: anyText,
  cloudevents: anyText,
};

/** The names of the lists whose secrets are ours to choose. */
export const GENERATED: readonly string[] = Object.keys(GENERATORS);

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
    throw new Refusal(`The secret of ${name} is made by the platform: copy it from its console. Ours to choose are ${GENERATED.join(', ')}.`);
  return generate();
};

/** What a secret must look like where it has a form, and what to say when it has another. */
const FORMS: Readonly<Record<string, { readonly form: RegExp; readonly expected: string }>> = {
  standard: {
    form: /^(?:(?:whsec_)?[A-Za-z0-9+/]{16,}={0,2}|whpk_[A-Za-z0-9+/]{43}=)$/,
    expected:
      'A secret of Standard Webhooks is base64, mostly behind "whsec_", or a public key behind "whpk_". Nothing was changed. --generate makes one.',
  },
  discord: {
    form: /^[0-9a-f]{64}$/i,
    expected: "What Discord signs with is verified by the application's public key: 64 hex digits, in its General Information. Nothing was changed.",
  },
  telegram: {
    form: /^[\w-]{1,256}$/,
    expected: 'Telegram takes letters, digits, _ and - as a secret token, at most 256. Nothing was changed. --generate makes one.',
  },
};

/** Throws Refusal when a secret could never verify anything. */
export const checkSecret = (name: string, secret: string): void => {
  const kind = FORMS[name];
  if (kind !== undefined && !kind.form.test(secret)) throw new Refusal(kind.expected);
};
