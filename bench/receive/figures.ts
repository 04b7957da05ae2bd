import { deliveryIn } from '../../lambdas/receive-webhook/delivery.ts';
import { webhookEvent } from '../../test/signed-deliveries.ts';
import { bodyOf, type SentDelivery, type Specimen } from '../../test/specimens/specimen.ts';
import type { DurableDoor } from './durable-door.ts';
import { OFFICIAL_VERIFIERS } from './official-verifiers.ts';
import { microsecondsOf, type Measured } from './rounds.ts';

/** Microseconds a delivery, or those of one of its kind. */
export interface Figures {
  readonly platform: string;
  readonly messages: number;
  readonly verify: number;
  /** Verify and read. */
  readonly read: number;
  /** From the gateway's event to the receipt, which is given when every message is on the disk. */
  readonly durable: number;
  readonly official?: { readonly name: string; readonly verify: number; /** Ours over theirs. */ readonly ratio: number };
}

/** How much is measured: rounds, and deliveries that wait for the disk together. */
export interface Effort {
  readonly rounds: number;
  readonly atOnce: number;
}

/** Deliveries of one platform with so many messages, measured in turns with the verifier of the platform's own package. */
export const figuresOf = async (specimen: Specimen, messages: number, door: DurableDoor, { rounds, atOnce }: Effort): Promise<Figures> => {
  const { platform, secrets } = specimen;
  const sent = sentNow(specimen, messages);
  const delivery = deliveryIn(webhookEvent({ platform: platform.name, ...sent }));
  const known = [{ secret: secrets[0] }];
  const official = messages === 1 ? OFFICIAL_VERIFIERS[platform.name] : undefined;
  const calls = messages === 1 ? 40 : 1;
  const acts: Measured[] = [
    { calls, act: () => platform.verify(delivery, known, Date.now()) },
    { calls, act: () => platform.read(delivery, platform.verify(delivery, known, Date.now()), Date.now()) },
    ...(official === undefined ? [] : [{ calls, act: trusted(official.verifier(secrets[0], delivery), official.name) }]),
  ];
  check(platform.read(delivery, platform.verify(delivery, known, Date.now()), Date.now()).events.length, messages, platform.name);
  const [verify = Number.NaN, read = Number.NaN, theirs = Number.NaN] = await microsecondsOf(acts, rounds);
  const durable = await durably(specimen, sent, door, { rounds, atOnce: messages === 1 ? atOnce : 1 });
  return {
    platform: platform.name,
    messages,
    verify,
    read,
    durable,
    ...(official === undefined ? {} : { official: { name: official.name, verify: theirs, ratio: verify / theirs } }),
  };
};

function sentNow(specimen: Specimen, messages: number): SentDelivery {
  const [single] = Object.values(specimen.payloads);
  const payload = messages === 1 ? single : specimen.batch?.(messages);
  return specimen.sign(specimen.secrets[0], bodyOf(specimen, payload), Date.now());
}

async function durably(specimen: Specimen, sent: SentDelivery, door: DurableDoor, { rounds, atOnce }: Effort): Promise<number> {
  const act = (): Promise<void> => door.deliver(specimen, sent, atOnce);
  const [durable = Number.NaN] = await microsecondsOf([{ act, calls: 1, each: atOnce }], rounds);
  door.clear();
  return durable;
}

/** A verifier that says no would be measured for nothing. */
function trusted(verify: () => boolean, name: string): () => boolean {
  if (!verify()) throw new Error(`${name} does not accept the delivery that it is measured with.`);
  return verify;
}

function check(found: number, expected: number, name: string): void {
  if (found !== expected) throw new Error(`${name} read ${found} messages where ${expected} were sent.`);
}
