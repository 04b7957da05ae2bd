import { once } from './once.ts';
import { DAY, HOUR, MINUTE, type Time } from './time.ts';

/** How figures, times and other people's texts read in what the product writes. British English, the same on every machine. */

// The first of these loads the world's languages: 20 ms that no start should wait for.
const whole = once(() => new Intl.NumberFormat('en-GB'));
const compact = once(() => new Intl.NumberFormat('en-GB', { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 }));

/** A share from 0 to 1: `68 %`. */
export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** A count: `1,234`. */
export const count = (number: number): string => whole().format(number);

/** A large count to take in at a glance: `1.2 million`; exact below 10,000. */
export const roughly = (number: number): string => (number < 10_000 ? whole().format(number) : compact().format(number));

/** A count and its noun: `1 message`, `412 messages`. */
export const counted = (number: number, one: string, many = `${one}s`): string => `${count(number)} ${number === 1 ? one : many}`;

/** A time span in its two largest units: `under a minute`, `31 min`, `2 h 10 min`, `3 d 4 h`. */
export const duration = (span: number): string => {
  const minutes = Math.floor(span / MINUTE);
  if (minutes < 1) return 'under a minute';
  if (span < HOUR) return `${minutes} min`;
  const [large, small, unit, half] = span < DAY ? [HOUR, MINUTE, 'h', 'min'] : [DAY, HOUR, 'd', 'h'];
  const rest = Math.floor((span % large) / small);
  return `${Math.floor(span / large)} ${unit}${rest === 0 ? '' : ` ${rest} ${half}`}`;
};

/** How long a window is: in minutes as the settings say it, from two hours on in hours. */
export const windowLength = ({ from, to }: { readonly from: Time; readonly to: Time }): string =>
  to - from < 2 * HOUR ? counted(Math.round((to - from) / MINUTE), 'minute') : duration(to - from);

/** So many minutes: in minutes, from two hours on in hours. */
export const spanOf = (minutes: number): string => windowLength({ from: 0, to: minutes * MINUTE });

/** A time of day in an IANA zone: `14:05 CET`. */
export const clock = (time: Time, zone: string): string => {
  const part = partsOf(time, zone);
  return `${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
};

/** A date in an IANA zone: `Tue 9 Nov 2021`. */
export const date = (time: Time, zone: string): string => {
  const part = partsOf(time, zone);
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
};

/** The day of a moment in an IANA zone, as file names and machines write it: `2021-11-09`. */
export const dayOf = (time: Time, timeZone: string): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(time);

/** A moment for people of a zone and for everybody else: `Tue 9 Nov 2021, 14:05 CET (13:05 UTC)`. */
export const moment = (time: Time, zone: string): string => {
  const here = clock(time, zone);
  const utc = clock(time, 'UTC');
  const day = date(time, zone);
  const utcDay = date(time, 'UTC');
  if (here === utc) return `${day}, ${here}`;
  return `${day}, ${here} (${utcDay === day ? '' : `${utcDay}, `}${utc})`;
};

function partsOf(time: Time, timeZone: string): (type: Intl.DateTimeFormatPartTypes) => string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).formatToParts(time);
  return (type) => parts.find((part) => part.type === type)?.value ?? '';
}
