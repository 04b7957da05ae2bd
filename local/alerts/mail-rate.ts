import { ALERT_PACE, PATIENCE_OF_OTHERS } from '../../core/alert-pace.ts';
import { SECOND, type Time } from '../../core/time.ts';
import { takeToken } from '../../core/token-bucket.ts';
import type { SendRate } from '../../lambdas/alert-ports.ts';
import type { Now } from '../../lambdas/ports.ts';

export interface MailRateOptions {
  readonly now: Now;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A first alert waits so long: fifty brands with three addresses each are through in half a minute, and a claim is left for dead after one. */
const PATIENCE = 50 * SECOND;

/**
 * The ceiling for mails from one machine. Memory is enough: one process owns the data folder, and whoever starts it anew has waited
 * longer than the burst.
 */
export const createMailRate = ({ now, wait }: MailRateOptions): SendRate => {
  let fullAt: Time | undefined;
  return {
    turn: async (first) => {
      const asked = now();
      const token = takeToken(fullAt, asked, ALERT_PACE, first ? PATIENCE : PATIENCE_OF_OTHERS);
      if (token === undefined) return false;
      fullAt = token.fullAt;
      if (token.at > asked) await wait(token.at - asked);
      return true;
    },
  };
};
