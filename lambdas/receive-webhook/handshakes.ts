import type { Handshake, Platform } from '../../core/platforms/platform.ts';
import { HEARD_EVERY } from '../../core/silence.ts';
import type { Time } from '../../core/time.ts';
import { reasonOf } from '../../core/reason.ts';
import type { Inbox, Log, Now } from '../ports.ts';

interface HandshakePorts {
  readonly inbox: Pick<Inbox, 'send'>;
  readonly log: Log;
  readonly now: Now;
}

/** Nobody signs a handshake, so that anybody may ask for one: so many different ones are noted within some minutes, and no more. */
const MOST = 100;

/**
 * Puts handshakes that were answered, and that hold for some time only, into the inbox, each once in some minutes. The answer never waits for more than
 * one attempt and never fails for it: what was not noted is noted when the platform asks again.
 */
export const createHandshakeNotes = ({ inbox, log, now }: HandshakePorts): ((platform: Platform, request: Handshake) => Promise<void>) => {
  const noted = new Map<string, Time>();
  const isNews = (key: string, at: Time): boolean => {
    for (const [old, since] of noted) if (since <= at - HEARD_EVERY) noted.delete(old);
    if (noted.has(key) || noted.size >= MOST) return false;
    noted.set(key, at);
    return true;
  };
  return async (platform, request) => {
    const at = now();
    const held = platform.handshakeHolds?.(request, at);
    if (held === undefined || !isNews(`${platform.name}#${held.account ?? ''}`, at)) return;
    try {
      await inbox.send([{ event: { type: 'handshake.answered', platform: platform.name, ...held }, receivedAt: at }]);
    } catch (error) {
      noted.delete(`${platform.name}#${held.account ?? ''}`);
      log.warn('handshake not noted', { platform: platform.name, reason: error instanceof Error ? error.name : reasonOf(error) });
    }
  };
};
