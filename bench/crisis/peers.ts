import type { Pulse } from '../../core/pulse.ts';
import { HOUR, MINUTE, type Time } from '../../core/time.ts';

/** A published rule, as social-listening products offer it, at the settings that they recommend. */
export interface Peer {
  readonly name: string;
  /** A rule that has heard nothing yet: told of every minute in order, silent ones too, it says whether it holds now. */
  readonly start: () => (minute: Counts) => boolean;
}

export type Counts = Pick<Pulse, 'messages' | 'read' | 'negatives'>;

/** Every peer is silent for so long after an alarm, and raises none while its rule merely goes on holding. */
export const COOL_DOWN = 6 * HOUR;
/** Rules that compare with the past use the whole hours of the last seven days, once a first day of them is there. */
const HOURS_KEPT = 7 * 24;
const HOURS_NEEDED = 24;

const silent: Counts = { messages: 0, read: 0, negatives: 0 };

/** When the rule would have raised an alarm: at the end of the minutes at which it began to hold, outside the cool-down. */
export const alarmsOf = ({ start }: Peer, pulses: readonly Pulse[], from: Time, to: Time): readonly Time[] => {
  const holds = start();
  const alarms: Time[] = [];
  let quietUntil = -Infinity;
  let isHeld = false;
  let next = 0;
  for (let minute = from; minute < to; minute += MINUTE) {
    const pulse = pulses[next]?.minute === minute ? pulses[next++] : undefined;
    const at = minute + MINUTE;
    if (!holds(pulse ?? silent)) isHeld = false;
    else if (!isHeld && at >= quietUntil) {
      alarms.push(at);
      isHeld = true;
      quietUntil = at + COOL_DOWN;
    }
  }
  return alarms;
};

/** The sum over the newest minutes. */
function slidingSum(minutes: number): (value: number) => number {
  const ring = new Float64Array(minutes);
  let place = 0;
  let sum = 0;
  return (value) => {
    sum += value - (ring[place] ?? 0);
    ring[place] = value;
    place = (place + 1) % minutes;
    return sum;
  };
}

/** Mean and standard deviation of the whole hours before the one that runs; undefined before enough are there. */
function pastHours(): (value: number) => { mean: number; deviation: number } | undefined {
  const hours: number[] = [];
  let minutes = 0;
  let running = 0;
  let past: { mean: number; deviation: number } | undefined;
  return (value) => {
    running += value;
    minutes += 1;
    if (minutes % 60 === 0) {
      hours.push(running);
      if (hours.length > HOURS_KEPT) hours.shift();
      running = 0;
      if (hours.length >= HOURS_NEEDED) past = momentsOf(hours);
    }
    return past;
  };
}

function momentsOf(numbers: readonly number[]): { mean: number; deviation: number } {
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const variance = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0) / numbers.length;
  return { mean, deviation: Math.sqrt(variance) };
}

/** The last hour against the hours of the past week. */
const against =
  (count: (minute: Counts) => number, isAbove: (hour: number, past: { mean: number; deviation: number }) => boolean): Peer['start'] =>
  () => {
    const hourOf = slidingSum(60);
    const pastOf = pastHours();
    return (minute) => {
      const hour = hourOf(count(minute));
      const past = pastOf(count(minute));
      return past !== undefined && isAbove(hour, past);
    };
  };

const messagesOf = ({ messages }: Counts): number => messages;
const negativesOf = ({ negatives }: Counts): number => negatives;
const twoSigma = (hour: number, { mean, deviation }: { mean: number; deviation: number }): boolean => hour > mean + 2 * deviation;
const twice = (hour: number, { mean }: { mean: number }): boolean => hour > 2 * mean;

/** More negative than 40 % of what was read in the last two hours, however little that was. */
const shareOfTwoHours: Peer['start'] = () => {
  const readOf = slidingSum(120);
  const angryOf = slidingSum(120);
  return ({ read, negatives }) => angryOf(negatives) > 0.4 * readOf(read);
};

const fiftyAnHour: Peer['start'] = () => {
  const hourOf = slidingSum(60);
  return ({ negatives }) => hourOf(negatives) >= 50;
};

export const PEERS: readonly Peer[] = [
  { name: 'mean + 2 sigma, all', start: against(messagesOf, twoSigma) },
  { name: 'mean + 2 sigma, negative', start: against(negativesOf, twoSigma) },
  { name: '200 % of mean, all', start: against(messagesOf, twice) },
  { name: '200 % of mean, negative', start: against(negativesOf, twice) },
  { name: '40 % negative in 2 h', start: shareOfTwoHours },
  { name: '50 negative an hour', start: fiftyAnHour },
];
