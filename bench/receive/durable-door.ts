import { openInbox } from '../../local/store/open-store.ts';
import { createHandler } from '../../lambdas/receive-webhook/handler.ts';
import { webhookEvent } from '../../test/signed-deliveries.ts';
import type { SentDelivery, Specimen } from '../../test/specimens/specimen.ts';

const quiet = (): void => undefined;

/** The real handler in front of the real inbox of one machine, in a folder of its own. */
export interface DurableDoor {
  /** Delivers so many times at once and waits until all are answered, which is when all are on the disk. Throws unless all are taken. */
  deliver(specimen: Specimen, delivery: SentDelivery, atOnce: number): Promise<void>;
  /** Empties the inbox. */
  clear(): void;
  close(): void;
}

/** Opens a door on a folder. Deliveries that come at once share a wait for the disk, as those of many platforms do in real life. */
export const openDurableDoor = (folder: string): DurableDoor => {
  const inbox = openInbox(folder);
  const secretsByList = new Map<string, readonly { readonly secret: string }[]>();
  const handler = createHandler({
    secrets: { of: async (name) => secretsByList.get(name) ?? [], howToSet: () => '' },
    inbox,
    takesReplays: true,
    log: { info: quiet, warn: quiet, error: quiet },
    now: Date.now,
  });
  return {
    deliver: async ({ platform, secrets }, delivery, atOnce) => {
      secretsByList.set(platform.secrets, [{ secret: secrets[0] }]);
      const event = webhookEvent({ platform: platform.name, ...delivery });
      const answers = await Promise.all(Array.from({ length: atOnce }, () => Reflect.apply(handler, undefined, [event, {}])));
      const refused = answers.find(({ statusCode }) => statusCode >= 300);
      if (refused !== undefined) throw new Error(`${platform.name} answered ${refused.statusCode}: ${refused.body}`);
    },
    clear: () => {
      for (;;) {
        const taken = inbox.receive(5_000, 60_000, Date.now());
        if (taken.length === 0) return;
        inbox.delete(taken.map(({ id }) => id));
      }
    },
    close: () => inbox.close(),
  };
};
