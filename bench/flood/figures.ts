import { SECOND, type Time } from '../../core/time.ts';
import { median } from '../figures.ts';
import { DESK, type FloodBrand } from './brands.ts';
import type { Mail } from './mail-server.ts';

/** What was seen of a flood. */
export interface Heard {
  readonly brands: readonly FloodBrand[];
  readonly sent: number;
  readonly stored: number;
  readonly deadLetters: number;
  /** The status of each delivery. */
  readonly deliveries: readonly number[];
  /** When the first delivery left, when the last was taken, and when nothing waited any more. */
  readonly beganAt: Time;
  readonly deliveredAt: Time;
  readonly emptyAt: Time;
  /** When the first angry message of each brand was taken. */
  readonly angryAt: ReadonlyMap<string, Time>;
  readonly mails: readonly Mail[];
  /** In MB. */
  readonly peakMemory: number;
  readonly troubles: ReadonlyMap<string, number>;
}

/** Something that was promised, what came of it, and whether that is enough. */
export interface Promised {
  readonly promise: string;
  readonly seen: string;
  readonly isKept: boolean;
}

/** No mail box gets more than this in one second. */
const CEILING = 10;
const WITHIN = 60;

/** The most of some times that lie within one second, wherever it begins. */
export const mostInASecond = (times: readonly Time[]): number =>
  Math.max(0, ...times.map((from) => times.filter((time) => time >= from && time < from + SECOND).length));

/** Whether all was kept that is promised of a flood. */
export const promisesOf = (heard: Heard): readonly Promised[] => {
  const { brands, sent, stored, deadLetters, deliveries, beganAt, mails } = heard;
  const firsts = firstMailsOf(heard);
  const latest = Math.max(...firsts.map(({ firstAt }) => secondsFrom(beganAt, firstAt)));
  const busiest = mostInASecond(mails.map(({ at }) => at));
  const refused = deliveries.filter((status) => status < 200 || status > 299).length;
  const untold = firsts.filter(({ firstAt }) => firstAt === Infinity).map(({ brand }) => brand);
  const calm = new Set(brands.filter(({ mood }) => mood !== 'crisis').map(({ brand }) => brand));
  const falsely = [...new Set(mails.map(({ brand }) => brand).filter((brand) => calm.has(brand)))];
  return [
    { promise: 'every delivery gets 2xx', seen: `${deliveries.length - refused} of ${deliveries.length}`, isKept: refused === 0 },
    { promise: 'every message is stored', seen: `${stored} of ${sent}`, isKept: stored === sent },
    { promise: 'no dead letters', seen: String(deadLetters), isKept: deadLetters === 0 },
    {
      promise: 'every brand in a crisis is told',
      seen: `${firsts.length - untold.length} of ${firsts.length} ${untold.join(' ')}`.trim(),
      isKept: untold.length === 0,
    },
    { promise: `and that within ${WITHIN} s of the flood's beginning`, seen: `the last after ${latest.toFixed(1)} s`, isKept: latest <= WITHIN },
    {
      promise: 'no brand in an ordinary mood is told',
      seen: `${falsely.length} of ${calm.size} ${falsely.join(' ')}`.trim(),
      isKept: falsely.length === 0,
    },
    { promise: `at most ${CEILING} mails in any second`, seen: String(busiest), isKept: busiest <= CEILING },
  ];
};

/** What was measured beside. */
export const figuresOf = (heard: Heard): Readonly<Record<string, string>> => {
  const { sent, deliveries, beganAt, deliveredAt, emptyAt, mails, peakMemory, troubles } = heard;
  const firsts = firstMailsOf(heard);
  const waits = firsts.map(({ angryAt, firstAt }) => secondsFrom(angryAt, firstAt));
  const last = Math.max(...firsts.map(({ angryAt, allAt }) => secondsFrom(angryAt, allAt)));
  const whole = secondsFrom(beganAt, emptyAt);
  return {
    delivered: `${sent} messages in ${deliveries.length} deliveries, those of the flood within ${secondsFrom(beganAt, deliveredAt).toFixed(1)} s`,
    'first angry message taken to first mail': `median ${median(waits).toFixed(1)} s, at most ${Math.max(...waits).toFixed(1)} s`,
    'to the mail at the second address': `at most ${last.toFixed(1)} s`,
    'inbox empty': `after ${whole.toFixed(1)} s, ${Math.round(sent / whole)} messages a second`,
    mails: `${mails.length}, in the busiest second ${mostInASecond(mails.map(({ at }) => at))}; the last after ${secondsFrom(beganAt, mails.at(-1)?.at ?? NaN).toFixed(1)} s`,
    'of these': [...Map.groupBy(mails, ({ subject }) => kindOf(subject))].map(([kind, some]) => `${some.length} ${kind}`).join(', '),
    'memory at its highest': `${peakMemory.toFixed(0)} MB`,
    'warnings and errors': [...troubles].map(([event, times]) => `${times} x ${event}`).join(', ') || 'none',
  };
};

interface FirstMails {
  readonly brand: string;
  readonly angryAt: Time;
  /** When anybody had a mail, and when both addresses had one; Infinity when that did not happen. */
  readonly firstAt: Time;
  readonly allAt: Time;
}

const firstMailsOf = ({ brands, mails, angryAt }: Heard): readonly FirstMails[] =>
  brands
    .filter(({ mood }) => mood === 'crisis')
    .map(({ brand, address }) => {
      const at = [address, DESK].map((to) => mails.find((mail) => mail.brand === brand && mail.to === to)?.at ?? Infinity);
      return { brand, angryAt: angryAt.get(brand) ?? NaN, firstAt: Math.min(...at), allAt: Math.max(...at) };
    });

const secondsFrom = (from: Time, to: Time): number => (to - from) / SECOND;

/** `CRITICAL (escalated)` of a subject such as `CRITICAL (escalated): 87 % negative at Wrenlow`. */
const kindOf = (subject: string): string => subject.split(':', 1)[0] ?? '';
