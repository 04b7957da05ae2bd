import { rememberedKey } from '../core/remembered.ts';
import { heard, HEARD_EVERY, type Hearsay } from '../core/silence.ts';
import type { Time } from '../core/time.ts';
import type { Hearing } from './hearing-ports.ts';

/** Takes note of accounts that were heard. */
export type HearAccounts = (hearsay: readonly Hearsay[]) => Promise<void>;

/** What a process has heard of an account and not saved yet, and when it next may. */
interface Unsaved {
  readonly count: number;
  readonly nextAt: Time;
}

/** A process remembers so many accounts at most, those that spoke last. Of another one it forgets a count, never that it spoke. */
const MOST = 10_000;
/** Whoever loses a save finds the account noted by the winner, but for a telling of its silence, which comes once a day. */
const ATTEMPTS = 3;

/**
 * Notes in the store who was heard, for each account once in five minutes, whoever hears it and however much it says: a loud account costs
 * no more than one that speaks now and then.
 */
export const createHearAccounts = (hearing: Hearing): HearAccounts => {
  const unsaved = new Map<string, Unsaved>();
  const keep = (key: string, next: Unsaved): void => {
    unsaved.delete(key);
    unsaved.set(key, next);
    const [oldest] = unsaved.size > MOST ? unsaved.keys() : [];
    if (oldest !== undefined) unsaved.delete(oldest);
  };
  const hear = async (news: Hearsay): Promise<void> => {
    const key = keyOf(news);
    const { count, nextAt } = unsaved.get(key) ?? { count: 0, nextAt: -Infinity };
    const total = { ...news, count: count + news.count };
    if (news.at < nextAt) return keep(key, { count: total.count, nextAt });
    // Taken before the store is asked, so that whoever hears it meanwhile counts its own; what could not be noted is put back.
    keep(key, { count: 0, nextAt: news.at + HEARD_EVERY });
    const left = await noted(hearing, total).catch((error: unknown) => {
      keep(key, { count: total.count + (unsaved.get(key)?.count ?? 0), nextAt });
      throw error;
    });
    keep(key, { count: left.count + (unsaved.get(key)?.count ?? 0), nextAt: left.nextAt });
  };
  return async (hearsay) => {
    await Promise.all(together(hearsay).map(hear));
  };
};

const keyOf = ({ platform, account }: Hearsay): string => rememberedKey({ kind: 'account', platform, account });

/** One word for each account: how much it said, and when last. */
const together = (hearsay: readonly Hearsay[]): Hearsay[] =>
  [...Map.groupBy(hearsay, keyOf).values()].flatMap(([first, ...others]) => {
    if (first === undefined) return [];
    const all = [first, ...others];
    return { ...first, at: Math.max(...all.map(({ at }) => at)), count: all.reduce((sum, { count }) => sum + count, 0) };
  });

/** Notes an account, unless another process has done so within the last minutes: then that is enough, and ours goes along with the next. */
async function noted(hearing: Hearing, news: Hearsay): Promise<Unsaved> {
  const { platform, account, at, count } = news;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const known = await hearing.load({ kind: 'account', platform, account });
    const before = known?.value.kind === 'account' ? known.value : undefined;
    if (before !== undefined && before.messages > 0 && at < before.lastAt + HEARD_EVERY) return { count, nextAt: before.lastAt + HEARD_EVERY };
    if (await hearing.save({ value: heard(before, news), version: known?.version ?? 0 })) return { count: 0, nextAt: at + HEARD_EVERY };
  }
  return { count, nextAt: at };
}
