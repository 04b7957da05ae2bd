import { UNASSIGNED } from '../../core/brand.ts';
import type { HandshakeAnswered } from '../../core/event.ts';
import { RAISES_FOR } from '../../core/live-span.ts';
import { reasonOf } from '../../core/reason.ts';
import type { Hearsay } from '../../core/silence.ts';
import type { Time } from '../../core/time.ts';
import type { HearAccounts } from '../hear-accounts.ts';
import type { Hearing } from '../hearing-ports.ts';
import { noteHandshake } from '../note-handshake.ts';
import type { Brands, Log, Now } from '../ports.ts';
import type { Addressed } from './letter.ts';

interface NotePorts {
  readonly hear: HearAccounts;
  readonly log: Log;
  readonly now: Now;
}

/**
 * Notes the accounts that were heard, before anything else: what cannot be analysed was heard as well. It is a help for operators;
 * messages do not wait for it when the store takes no note, and the next ones bring it along.
 */
export const noteHeard = async ({ hear, log, now }: NotePorts, letters: readonly Addressed[]): Promise<void> => {
  const hearsay = letters.flatMap((letter) => hearsayOf(letter, now()) ?? []);
  await hear(hearsay).catch((error: unknown) => log.warn('hearing not noted', { reason: reasonOf(error) }));
};

/** Only what is live and not long past shows that a channel works, and nobody can be told of an account that no brand names. */
function hearsayOf({ brand, event, item: { replay, receivedAt } }: Addressed, now: Time): Hearsay | undefined {
  const isOld = 'message' in event && event.message.sentAt <= now - RAISES_FOR;
  if (replay !== undefined || isOld || brand === UNASSIGNED) return undefined;
  const { platform, account } = 'message' in event ? event.message : event;
  return { platform, account, at: Math.min(receivedAt, now), count: 1 };
}

interface HandshakePorts {
  readonly hearing: Hearing;
  readonly brands: Brands;
}

/** Notes a handshake. One about an account counts only where a brand names the account: nobody signs handshakes. */
export const noteAnswered = async ({ hearing, brands }: HandshakePorts, handshake: HandshakeAnswered, at: Time): Promise<void> => {
  const { platform, account, until } = handshake;
  if (account !== undefined && (await brands.ofAccount(platform, account)) === undefined) return;
  await noteHandshake(hearing, { platform, account, at, until });
};
