import { shaken, type Shaken } from '../core/handshake.ts';
import type { Hearing } from './hearing-ports.ts';

/** A save loses only to another handshake of the same platform, or to the telling of its lapse. */
const ATTEMPTS = 10;

/** Notes a handshake that was answered. Noting it again, or an older one after it, changes nothing. */
export const noteHandshake = async (hearing: Hearing, next: Omit<Shaken, 'kind' | 'told'>): Promise<void> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const known = await hearing.load({ kind: 'handshake', platform: next.platform, account: next.account });
    const before = known?.value.kind === 'handshake' ? known.value : undefined;
    const after = shaken(before, next);
    if (before?.at === after.at && before.until === after.until) return;
    if (await hearing.save({ value: after, version: known?.version ?? 0 })) return;
  }
  throw new Error(`What is remembered of the handshakes of ${next.platform} changed under every one of ${ATTEMPTS} attempts to save it.`);
};
