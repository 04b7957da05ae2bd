import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import * as z from 'zod';
import { listenOnLoopback } from './loopback.ts';

/** A secret as it is kept: `value` is undefined for one that was created and never filled. */
interface Kept {
  readonly arn: string;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  value: string | undefined;
}

/** Secrets Manager behind its real wire protocol: GetSecretValue, PutSecretValue, and ListSecrets with filters by tag, paged. */
export interface SecretsManagerStandIn {
  readonly url: string;
  /** The actions that were called, in order. */
  readonly calls: readonly string[];
  /** Answers the ARN. Without a value, it is as CloudFormation leaves a secret that nobody has filled. */
  create(name: string, value?: string, tags?: Readonly<Record<string, string>>): string;
  valueOf(arn: string): string | undefined;
  put(arn: string, value: string): void;
  close(): Promise<void>;
}

/** An error of the service. */
class Refusal extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Starts on a free port of this machine. `pageSize` is how many secrets ListSecrets tells at once. */
export const startSecretsManager = async ({ pageSize = 2 } = {}): Promise<SecretsManagerStandIn> => {
  const secrets = new Map<string, Kept>();
  const calls: string[] = [];
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const action = request.headers['x-amz-target']?.toString().split('.').at(-1) ?? '';
    calls.push(action);
    const [status, body] = answerTo(action, await text(request), secrets, pageSize);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
  };
  const server = createServer((request, response) => void answer(request, response));
  return {
    url: await listenOnLoopback(server),
    calls,
    create: (name, value, tags = {}) => {
      const arn = `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}-${randomUUID().slice(0, 6)}`;
      secrets.set(arn, { arn, name, tags, value });
      return arn;
    },
    valueOf: (arn) => found(secrets, arn).value,
    put: (arn, value) => {
      found(secrets, arn).value = value;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

type Secrets = ReadonlyMap<string, Kept>;

function answerTo(action: string, body: string, secrets: Secrets, pageSize: number): [number, object] {
  try {
    return [200, actOn(action, JSON.parse(body), secrets, pageSize)];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [400, { __type: error.code, Message: error.message }];
  }
}

function actOn(action: string, asked: unknown, secrets: Secrets, pageSize: number): object {
  switch (action) {
    case 'GetSecretValue':
      return valueOf(found(secrets, Named.parse(asked).SecretId));
    case 'PutSecretValue':
      return put(secrets, Put.parse(asked));
    case 'ListSecrets':
      return list([...secrets.values()], List.parse(asked), pageSize);
    default:
      throw new Refusal('UnknownOperationException', action);
  }
}

const Named = z.object({ SecretId: z.string() });
const Put = Named.extend({ SecretString: z.string().min(1) });
const Filter = z.object({ Key: z.enum(['tag-key', 'tag-value', 'name']), Values: z.array(z.string()) });
const List = z.object({ Filters: z.array(Filter).default([]), NextToken: z.string().default('0') });

const found = (secrets: Secrets, id: string): Kept => {
  const secret = secrets.get(id) ?? [...secrets.values()].find(({ name }) => name === id);
  if (secret === undefined) throw new Refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  return secret;
};

function valueOf({ arn, name, value }: Kept): object {
  if (value === undefined)
    throw new Refusal('ResourceNotFoundException', "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT");
  return { ARN: arn, Name: name, SecretString: value, VersionId: randomUUID(), VersionStages: ['AWSCURRENT'] };
}

function put(secrets: Secrets, { SecretId, SecretString }: z.output<typeof Put>): object {
  const secret = found(secrets, SecretId);
  secret.value = SecretString;
  return { ARN: secret.arn, Name: secret.name, VersionId: randomUUID(), VersionStages: ['AWSCURRENT'] };
}

/** As the real one, each filter is matched by itself: a secret with the key of one tag and the value of another passes both. */
function list(secrets: readonly Kept[], { Filters, NextToken }: z.output<typeof List>, pageSize: number): object {
  const from = Number(NextToken);
  const matching = secrets.filter((secret) => Filters.every((filter) => matches(secret, filter)));
  return {
    SecretList: matching.slice(from, from + pageSize).map(({ arn, name, tags }) => ({
      ARN: arn,
      Name: name,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })),
    ...(from + pageSize < matching.length ? { NextToken: String(from + pageSize) } : {}),
  };
}

function matches({ name, tags }: Kept, { Key, Values }: z.output<typeof Filter>): boolean {
  const own = Key === 'name' ? [name] : Key === 'tag-key' ? Object.keys(tags) : Object.values(tags);
  return Values.some((wanted) => own.some((value) => value.startsWith(wanted)));
}
