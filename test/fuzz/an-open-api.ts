import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHandler } from '../../lambdas/care-api/handler.ts';
import type { Handle } from '../../local/http-server.ts';
import { listen } from '../../local/http-server.ts';
import { lambdaContext } from '../../local/lambda-context.ts';
import { openStore } from '../../local/store/open-store.ts';
import { Tokens } from '../../local/tokens.ts';
import { inMemoryLog } from '../in-memory-ports.ts';
import { aBrand, aConversation, aMessage, anIncident, NOON, stored } from '../lambdas/care-api/an-api.ts';

/** The two brands of a machine. */
export const OURS = 'acme';
export const THEIRS = 'globex';

/** What nobody of OURS may read. */
export const SECRET_OF_THEIRS = 'heard-by-globex-alone';

/** How many of each there are: enough for a second page. */
const MANY = 4;

/** The tokens of callers, by who they are. */
export const TOKEN = {
  reader: 'a-token-that-reads-ours',
  care: 'a-token-that-cares-for-ours',
  admin: 'a-token-of-our-admin',
  theirs: 'a-token-of-their-admin',
  nobody: 'a-token-that-nobody-has',
} as const;

/** Each of them is many callers, so that nobody asks too often. */
export const COPIES = 60;

const KNOWN = new Tokens(
  Array.from({ length: COPIES }, (_, copy) => [
    { token: `${TOKEN.reader}-${copy}`, brands: [OURS], scope: 'read' as const },
    { token: `${TOKEN.care}-${copy}`, brands: [OURS], scope: 'care' as const },
    { token: `${TOKEN.admin}-${copy}`, brands: [OURS], scope: 'admin' as const },
    { token: `${TOKEN.theirs}-${copy}`, brands: [THEIRS], scope: 'admin' as const },
  ]).flat(),
);

export const idsOf = (brand: string) => ({
  conversations: Array.from({ length: MANY }, (_, index) => `${brand}-c-${index}`),
  incidents: Array.from({ length: MANY }, (_, index) => `${brand}-i-${index}`),
});

type Store = ReturnType<typeof openStore>;

async function fill(store: Store, brand: string): Promise<void> {
  const puts = stored({ ports: store });
  await puts.brand(aBrand(brand));
  const { conversations, incidents } = idsOf(brand);
  const told = conversations.map((conversation, number) =>
    aMessage(brand, number, { conversation, ...(brand === THEIRS ? { text: SECRET_OF_THEIRS } : {}) }),
  );
  await puts.messages(told);
  await puts.pulses(brand, [aMessage(brand, 1, { sentAt: NOON - 1 })]);
  await puts.conversations(
    conversations.map((id, number) => aConversation(brand, number, { id, opportunity: number === 0 })),
    told,
  );
  await puts.incidents(incidents.map((id, number) => anIncident(brand, number, { id })));
}

/** The API of one machine with two brands, over HTTP and its own database. */
export const anOpenApi = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  const store = openStore(folder, 'settled');
  for (const brand of [OURS, THEIRS]) await fill(store, brand);
  const log = inMemoryLog();
  const handler = createHandler({
    ...store,
    erasing: { ...store, authorKeys: async () => ['the key of authors'], newToken: () => 'somebody' },
    log,
    now: () => NOON,
    version: '1.2.3',
  });
  const careApi: Handle = (event) => handler(event, lambdaContext('care-api'));
  const elsewhere: Handle = async () => ({ statusCode: 404 });
  const doors = Promise.resolve({ receiveWebhook: elsewhere, acknowledge: elsewhere, careApi });
  const server = await listen(doors, KNOWN, { host: '127.0.0.1', port: 0, flag: '--port' }, log);
  const close = async (): Promise<void> => {
    await server.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, log, close };
};
