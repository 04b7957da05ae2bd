import { ALERT_PACE, PATIENCE_OF_OTHERS } from '../../core/alert-pace.ts';
import { SECOND, type Time } from '../../core/time.ts';
import { takeToken } from '../../core/token-bucket.ts';
import type { Now } from '../../lambdas/ports.ts';

export interface MailRateOptions {
  readonly now: Now;
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A first alert waits so long: fifty brands with three addresses each are through in half a minute, and a claim is left for dead after one. */
const PATIENCE = 50 * SECOND;

/** The ceiling for mails from one machine. */
export interface MailRate {
  /** Sends when its turn has come; false, and nothing is sent, when that would be too late. */
  inTurn(first: boolean, send: () => Promise<unknown>): Promise<boolean>;
}

const AT_ONCE = ALERT_PACE.perSecond + ALERT_PACE.burst;
const LOOK_AGAIN = 50;

/**
 * Memory is enough for it: one process owns the data folder, and whoever starts it anew has waited longer than the burst. Turns alone do
 * not keep it: a busy thread, or a slow relay, lets what began apart arrive together. So a mail counts until a second after it is done.
 */
export const createMailRate = ({ now, wait }: MailRateOptions): MailRate => {
  let fullAt: Time | undefined;
  let underWay = 0;
  let done: readonly Time[] = [];
  const isFull = (at: Time): boolean => underWay + done.filter((time) => time > at - SECOND && time <= at).length >= AT_ONCE;
  return {
    inTurn: async (first, send) => {
      const asked = now();
      const patience = first ? PATIENCE : PATIENCE_OF_OTHERS;
      const token = takeToken(fullAt, asked, ALERT_PACE, patience);
      if (token === undefined) return false;
      fullAt = token.fullAt;
      if (token.at > asked) await wait(token.at - asked);
      const since = (): Time => Math.max(token.at, now());
      for (; isFull(since()); await wait(LOOK_AGAIN)) if (since() >= asked + patience) return false;
      underWay += 1;
      try {
        await send();
      } finally {
        underWay -= 1;
        done = [...done, since()].slice(-AT_ONCE);
      }
      return true;
    },
  };
};
