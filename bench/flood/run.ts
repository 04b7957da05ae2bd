import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { SECOND, type Time } from '../../core/time.ts';
import { signStandard } from '../../test/signed-deliveries.ts';
import { documentOf, floodBrands, type FloodBrand } from './brands.ts';
import type { Heard } from './figures.ts';
import { startMailServer, type MailServer } from './mail-server.ts';
import { deliveriesOf, floodOf, isAngry, messageOf, trickleOf, type Draft } from './messages.ts';
import { startProduct, type Product } from './product.ts';

export interface FloodSettings {
  readonly messages: number;
  readonly brands: number;
  readonly seed: number;
  /** So long, in milliseconds, mails are waited for that should not come, once all is heard that should. */
  readonly watchOn: number;
}

/** Deliveries at once, as a sender's queue workers make them. */
const SENDERS = 4;
const LOOK_EVERY = 100;
/** The longest that the first alerts are waited for. */
const PATIENCE = 180 * SECOND;

const Health = z.object({ messages: z.number(), inbox: z.object({ waiting: z.number(), deadLetters: z.number() }) });

/** Floods the real product, as a process of its own with a mail server, and tells everything that was seen. */
export const runFlood = async (settings: FloodSettings): Promise<Heard> => {
  await using things = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'groundswell-flood-'));
  things.defer(() => rm(folder, { recursive: true, force: true }));
  const brands = floodBrands(settings.brands);
  await mkdir(join(folder, 'brands'));
  for (const brand of brands) await writeFile(join(folder, 'brands', `${brand.brand}.json`), JSON.stringify(documentOf(brand)));
  const server = await startMailServer();
  things.defer(() => server.close());
  const product = await startProduct({ data: join(folder, 'data'), brands: join(folder, 'brands'), smtp: server.url });
  things.defer(() => product.stop());
  return await flooded(product, server, brands, settings);
};

async function flooded(product: Product, server: MailServer, brands: readonly FloodBrand[], settings: FloodSettings): Promise<Heard> {
  const trickle = trickleOf(brands, settings.seed);
  const flood = floodOf(brands, settings.messages, settings.seed);
  const before = await delivered(product, [trickle], Date.now());
  await emptied(product);
  const beganAt = Date.now();
  const handedIn = await delivered(product, deliveriesOf(flood, settings.seed), beganAt);
  const deliveredAt = Date.now();
  const emptyAt = await emptied(product);
  await allTold(server, brands, beganAt + PATIENCE);
  await pause(settings.watchOn);
  const { messages, inbox } = Health.parse(await (await fetch(`${product.url}/health`)).json());
  return {
    brands,
    sent: trickle.length + flood.length,
    stored: messages,
    deadLetters: inbox.deadLetters,
    deliveries: [...before, ...handedIn].map(({ status }) => status),
    beganAt,
    deliveredAt,
    emptyAt,
    angryAt: angryAt(handedIn),
    mails: server.mails,
    peakMemory: product.peakMemory(),
    troubles: product.troubles,
  };
}

interface Delivered {
  readonly drafts: readonly Draft[];
  readonly status: number;
  /** When it was answered. */
  readonly at: Time;
}

/** Delivers in order, several at once, each once: what is not taken is lost, and will be missed. */
async function delivered({ url, secret }: Product, deliveries: readonly (readonly Draft[])[], newest: Time): Promise<readonly Delivered[]> {
  const queue = deliveries.values();
  const done: Delivered[] = [];
  const send = async (): Promise<void> => {
    for (const drafts of queue) {
      const data = drafts.map((draft) => messageOf(draft, newest));
      const { headers, body } = signStandard(secret, { type: 'message.created', timestamp: new Date().toISOString(), data });
      const { status } = await fetch(`${url}/webhooks/standard`, { method: 'POST', headers, body });
      done.push({ drafts, status, at: Date.now() });
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  return done;
}

/** When the first angry message of each brand was taken. */
const angryAt = (handedIn: readonly Delivered[]): ReadonlyMap<string, Time> =>
  new Map(
    handedIn
      .toSorted((a, b) => b.at - a.at)
      .flatMap(({ drafts, at }) => drafts.flatMap((draft): [string, Time][] => (isAngry(draft) ? [[draft.brand.brand, at]] : []))),
  );

/** Resolves to the time at which nothing waits to be analysed any more. */
async function emptied({ url }: Product): Promise<Time> {
  for (;;) {
    const { inbox } = Health.parse(await (await fetch(`${url}/health`)).json());
    if (inbox.waiting === 0) return Date.now();
    await pause(LOOK_EVERY);
  }
}

/** Waits until every address of every brand in a crisis has had a mail, or nobody can hope for it any more. */
async function allTold({ mails }: MailServer, brands: readonly FloodBrand[], giveUpAt: Time): Promise<void> {
  const crises = brands.filter(({ mood }) => mood === 'crisis').map(({ brand }) => brand);
  const isTold = (brand: string): boolean => new Set(mails.filter((mail) => mail.brand === brand).map(({ to }) => to)).size > 1;
  while (Date.now() < giveUpAt && !crises.every(isTold)) await pause(LOOK_EVERY);
}
