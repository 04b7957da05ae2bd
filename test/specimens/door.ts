import type { InboxItem } from '../../core/event.ts';
import type { PlatformSecret } from '../../core/platforms/platform.ts';
import type { Time } from '../../core/time.ts';
import type { Facts } from '../../lambdas/ports.ts';
import { createHandler } from '../../lambdas/receive-webhook/handler.ts';
import { webhookEvent } from '../signed-deliveries.ts';
import { bodyOf, type SentDelivery, type Specimen } from './specimen.ts';

export const NOW = Date.parse('2026-11-02T10:00:00Z');

/** What came of one delivery. */
export interface Outcome {
  readonly status: number;
  readonly body: string;
  /** What it left in the inbox. */
  readonly items: readonly InboxItem[];
  /** What was logged of it. */
  readonly logged: readonly (readonly [string, Facts | undefined])[];
}

/** The real handler in front of an inbox in memory, for deliveries of one platform. */
export const openDoor = ({ platform, secrets }: Specimen, configured: readonly PlatformSecret[] = secrets.map((secret) => ({ secret }))) => {
  let items: InboxItem[] = [];
  let logged: [string, Facts | undefined][] = [];
  let clock = NOW;
  const keep = (event: string, facts?: Facts) => void logged.push([event, facts]);
  const handler = createHandler({
    secrets: { of: async (name) => (name === platform.secrets ? configured : []), howToSet: (name) => `Set ${name}.` },
    inbox: { send: async (sent) => void items.push(...sent) },
    takesReplays: true,
    log: { info: keep, warn: keep, error: keep },
    now: () => clock,
  });
  return {
    deliver: async (delivery: SentDelivery, now: Time = NOW): Promise<Outcome> => {
      [items, logged, clock] = [[], [], now];
      const { statusCode, body = '' } = await Reflect.apply(handler, undefined, [webhookEvent({ platform: platform.name, ...delivery }), {}]);
      return { status: statusCode, body, items, logged };
    },
  };
};

/** A payload signed with the first of the specimen's secrets, at `NOW`. */
export const signed = (specimen: Specimen, payload: unknown, at: Time = NOW): SentDelivery => signedBody(specimen, bodyOf(specimen, payload), at);

/** As `signed`, around any text at all. */
export const signedBody = ({ sign, secrets }: Specimen, body: string, at: Time = NOW): SentDelivery => sign(secrets[0], body, at);
