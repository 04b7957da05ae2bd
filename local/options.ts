import { parseArgs } from 'node:util';
import { isLoopback } from '../core/brand.ts';
import { moodOptionsOf, type MoodOptions } from './mood-options.ts';

/** What `npm start` was asked for. Paths are as given. */
export interface Options {
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly sample: boolean;
  readonly replay?: string;
  /** How many times faster than it happened a replay runs; Infinity is as fast as it goes. */
  readonly speed: number;
  readonly secrets?: string;
  readonly brands?: string;
  readonly smtp?: string;
  readonly from: string;
  readonly json: boolean;
  readonly tokenFile?: string;
  readonly publicUrl?: string;
  readonly webhookPort?: number;
  readonly privateWebhooks: boolean;
  readonly mood: MoodOptions;
}

/** Something that the user gave us cannot be used. The message says what, and what to do; it is all that the user sees. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const HELP = `Groundswell hears what customers say, keeps every conversation's clocks, and raises one alert when a crisis begins.

Usage: npm start -- [options]

  --port N            port to listen on (default 8787; 0 takes any free one)
  --data DIR          where everything is kept (default ./data, created when missing)
  --empty             do not replay the bundled sample into a new data folder
  --replay FILE       replay this JSONL file in place of the sample
  --speed N           replay N times faster than it happened (default: as fast as it goes)
  --secrets FILE      JSON with the platforms' secrets (default DIR/secrets.json, written at the first start)
  --brands DIR        folder of brand documents, one <brand>.json a brand
  --smtp URL          relay for alert mails, such as smtp://user:password@mail.example.com:587 (default: .eml files in DIR/alerts)
  --from ADDRESS      sender of alert mails (default groundswell@localhost)
  --public-url URL    how the outside reaches this machine: used in links of alerts
  --host HOST         address to listen on (default 127.0.0.1; anything else asks every API call for a token)
  --token-file FILE   JSON with the API's tokens: [{"token": "...", "brands": ["..."], "scope": "read" | "care" | "admin"}]
  --webhook-port N    a second port that answers only webhooks and acknowledge pages: the one to expose through a tunnel
  --private-webhooks  allow outgoing webhooks to private addresses
  --mood ENGINE       who reads the moods: embedded (default), comprehend, or hybrid, which asks Comprehend only what the embedded
                      engine is not sure of; both send texts to Amazon Comprehend, with your AWS credentials, at your cost
  --comprehend-region REGION   whose Comprehend reads, such as eu-west-1: with --mood comprehend or hybrid
  --comprehend-budget USD      what a hybrid may spend on it in a day (default 10)
  --sure-at N         how sure the embedded engine must be in a hybrid, 0.25 to 1 (default 0.8)
  --json              one JSON line an event instead of words
  --help              this text

Also: npm run replay -- FILE --url URL    send a file to a running instance
      npm run simulate -- FILE            tell what a file would have raised under other thresholds
      npm run redrive -- --data DIR       put dead letters back into the inbox`;

const FLAGS = {
  port: { type: 'string' },
  host: { type: 'string' },
  data: { type: 'string' },
  empty: { type: 'boolean' },
  replay: { type: 'string' },
  speed: { type: 'string' },
  secrets: { type: 'string' },
  brands: { type: 'string' },
  smtp: { type: 'string' },
  from: { type: 'string' },
  json: { type: 'boolean' },
  'token-file': { type: 'string' },
  'public-url': { type: 'string' },
  'webhook-port': { type: 'string' },
  'private-webhooks': { type: 'boolean' },
  mood: { type: 'string' },
  'comprehend-region': { type: 'string' },
  'comprehend-budget': { type: 'string' },
  'sure-at': { type: 'string' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line. Undefined when help was asked for. Throws UsageError naming the flag. */
export const readOptions = (argv: readonly string[]): Options | undefined => {
  const { values } = parsed(argv);
  if (values.help) return undefined;
  return {
    port: values.port === undefined ? 8787 : portOf('--port', values.port),
    host: values.host ?? '127.0.0.1',
    data: values.data ?? 'data',
    sample: values.empty !== true,
    speed: values.speed === undefined ? Infinity : speedOf(values.speed),
    from: values.from === undefined ? 'groundswell@localhost' : senderOf(values.from),
    json: values.json === true,
    privateWebhooks: values['private-webhooks'] === true,
    mood: moodOptionsOf(values, refuse),
    ...given('replay', values.replay),
    ...given('secrets', values.secrets),
    ...given('brands', values.brands),
    ...given('smtp', values.smtp === undefined ? undefined : urlOf('--smtp', values.smtp, ['smtp:', 'smtps:'])),
    ...given('tokenFile', values['token-file']),
    ...given('publicUrl', values['public-url'] === undefined ? undefined : publicUrlOf(values['public-url'])),
    ...given('webhookPort', values['webhook-port'] === undefined ? undefined : portOf('--webhook-port', values['webhook-port'])),
  };
};

function parsed(argv: readonly string[]) {
  const found = parsedStrictly(argv);
  const empty = Object.entries(found.values).find(([, value]) => value === '');
  // An empty host would be every address of this machine.
  if (empty !== undefined) throw new UsageError(`--${empty[0]} takes a value. See npm start -- --help.`);
  return found;
}

function parsedStrictly(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: FLAGS, strict: true });
  } catch (error) {
    const words = error instanceof Error ? error.message : 'The command line cannot be read.';
    throw new UsageError(`${words.replace(/\.?$/, '.')} See npm start -- --help.`, { cause: error });
  }
}

const refuse = (words: string): never => {
  throw new UsageError(words);
};

const given = <K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } | object => (value === undefined ? {} : { [key]: value });

/** A port number, 0 for any. */
export function portOf(flag: string, text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`${flag} takes a port from 0 to 65535, not "${text}".`);
  return port;
}

/** A speed above 0. */
export function speedOf(text: string): number {
  const speed = Number(text);
  if (!(speed > 0)) throw new UsageError(`--speed takes a number above 0, not "${text}".`);
  return speed;
}

/** An address, alone or behind a name: `alerts@example.com`, `Groundswell <alerts@example.com>`. */
const SENDER = /^(?:[^\s<>@]+@[^\s<>@]+|[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>)$/;

function senderOf(text: string): string {
  if (!SENDER.test(text)) throw new UsageError(`--from takes a mail address such as alerts@example.com, not "${text}".`);
  return text;
}

function urlOf(flag: string, text: string, protocols: readonly string[]): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol))
    throw new UsageError(`${flag} takes a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`);
  return text;
}

function publicUrlOf(text: string): string {
  const url = urlOf('--public-url', text, ['https:', 'http:']);
  const { protocol, hostname, search, hash } = new URL(url);
  if (protocol === 'http:' && !isLoopback(hostname))
    throw new UsageError('--public-url must be https, since acknowledge links act for whoever holds them.');
  if (search !== '' || hash !== '') throw new UsageError('--public-url takes a URL that paths can be added to: leave out what follows "?" or "#".');
  return url.replace(/\/+$/, '');
}
