import type { Time } from '../../core/time.ts';
import { usualRate, type Brand } from './brands.ts';

/** Something that happens to a brand: messages that come on top of the usual ones, from `from` to `to`. */
export interface Wave {
  readonly from: Time;
  readonly to: Time;
  /** Extra messages that are expected of that minute, when the brand's usual rate is this. */
  readonly extra: (minute: Time, usual: number) => number;
  /** The negative share of the extra messages. */
  readonly share: (minute: Time) => number;
  /** Exactly so many extra messages come, spread as `extra` says. */
  readonly exactly?: number;
  /** So few accounts write them all; a crowd when absent. */
  readonly accounts?: number;
  readonly unread?: number;
  readonly languages?: Readonly<Record<string, number>>;
  readonly platforms?: Readonly<Record<string, number>>;
  readonly statementAt?: Time;
}

/** When people should be told. */
export interface Crisis {
  /** From here on a warning is no false alarm. The same as `onset`, but for a crisis that builds up over hours. */
  readonly from: Time;
  /** Delay is counted from here. */
  readonly onset: Time;
  readonly to: Time;
}

/** Rises from 0 to 1 in `rise`, stays, and falls back to 0 in the `fall` before `to`. */
export const swell =
  (from: Time, to: Time, rise: number, fall: number) =>
  (minute: Time): number =>
    Math.max(0, Math.min(1, (minute - from) / rise, (to - minute) / fall));

/** The negative share of the extra messages with which all messages, at `times` the usual volume, have the share `all`. At most 0.97: some praise always. */
export const extraShare = (usual: number, all: number, times: number): number => Math.min(0.97, Math.max(0, (all * times - usual) / (times - 1)));

/** What is expected of a minute: messages, and negative ones among them. */
export const expectedAt = (brand: Brand, waves: readonly Wave[], minute: Time): { messages: number; negatives: number } => {
  const usual = usualRate(brand, minute);
  return waves
    .filter(({ from, to }) => from <= minute && minute < to)
    .reduce(
      ({ messages, negatives }, wave) => {
        const extra = wave.extra(minute, usual);
        return { messages: messages + extra, negatives: negatives + extra * wave.share(minute) };
      },
      { messages: usual, negatives: usual * brand.share },
    );
};
