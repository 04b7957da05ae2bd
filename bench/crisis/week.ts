import { union, type Distinct } from '../../core/distinct.ts';
import { emptyPulse, LOUDEST, type LoudMessage, type Pulse } from '../../core/pulse.ts';
import { MINUTE, SECOND, type Time } from '../../core/time.ts';
import type { Random } from '../../local/sample/random.ts';
import { drawWeather, usualRate, type Brand } from './brands.ts';
import { drawBinomial, drawGamma, drawNormal, drawPoisson, drawSplit } from './draw.ts';
import { createPeople, drawAuthor, setOf, type People } from './people.ts';
import type { BrandWeek } from './plan.ts';
import type { Wave } from './waves.ts';

/** Minutes differ from what their hour leads to expect: counts are negative binomial with this shape. */
const MINUTE_SHAPE = 20;
/** A typical author's followers, and how far others are from that on the log scale. Nobody here reaches a brand's viral limit. */
const REACH = { typical: 300, spread: 1.5, most: 50_000 };

/** Every minute in which something was said, in time order: from `heardFrom` to `to`, drawn by chance. Can be asked for once. */
export const drawPulses = ({ brand, waves, heardFrom, to, random }: BrandWeek): readonly Pulse[] => {
  const weather = drawWeather(random, brand, heardFrom, to);
  const people = createPeople(random);
  const sources = waves.map((wave) => sourceOf(random, wave, people));
  const pulses: Pulse[] = [];
  for (let minute = heardFrom; minute < to; minute += MINUTE) {
    const mean = usualRate(brand, minute) * weather.volumeAt(minute) * drawGamma(random, MINUTE_SHAPE);
    const usual = partOf(random, brand, drawPoisson(random, mean), weather.shareAt(minute), (count) => people.crowd(count));
    const extra = sources.map((source) => source(minute, brand));
    const parts = [usual, ...extra].filter(({ messages }) => messages > 0);
    const statementAt = waves.find((wave) => wave.statementAt === minute)?.statementAt;
    if (parts.length > 0 || statementAt !== undefined) pulses.push(pulseOf(random, minute, parts, brand, statementAt));
  }
  return pulses;
};

/** The messages of one minute that come from one source. */
interface Part {
  readonly messages: number;
  readonly read: number;
  readonly negatives: number;
  readonly negativeAuthors: Distinct;
  readonly otherAuthors: Distinct;
  readonly languages: Record<string, number>;
  readonly platforms: Record<string, number>;
}

type Traits = Pick<Brand, 'unread' | 'languages' | 'platforms'>;

function partOf(random: Random, traits: Traits, messages: number, share: number, authorsOf: (count: number) => Distinct): Part {
  const read = messages - drawBinomial(random, messages, traits.unread);
  const negatives = drawBinomial(random, read, share);
  return {
    messages,
    read,
    negatives,
    negativeAuthors: authorsOf(negatives),
    otherAuthors: authorsOf(messages - negatives),
    languages: drawSplit(random, messages, traits.languages),
    platforms: drawSplit(random, messages, traits.platforms),
  };
}

/** What a wave adds to each minute. */
function sourceOf(random: Random, wave: Wave, people: People): (minute: Time, brand: Brand) => Part {
  const accounts = Array.from({ length: wave.accounts ?? 0 }, () => drawAuthor(random));
  const authorsOf = (count: number): Distinct =>
    accounts.length === 0 ? people.crowd(count) : setOf(Array.from({ length: count }, () => random.pick(accounts)));
  const fixed = wave.exactly === undefined ? undefined : scatter(random, wave, wave.exactly);
  return (minute, brand) => {
    const isOn = minute >= wave.from && minute < wave.to;
    const count = !isOn ? 0 : fixed === undefined ? drawPoisson(random, wave.extra(minute, usualRate(brand, minute))) : (fixed.get(minute) ?? 0);
    // An exact number of messages is one of messages that can be read.
    const unread = fixed === undefined ? (wave.unread ?? brand.unread) : 0;
    const traits = { unread, languages: wave.languages ?? brand.languages, platforms: wave.platforms ?? brand.platforms };
    return partOf(random, traits, count, isOn ? wave.share(minute) : 0, authorsOf);
  };
}

/** Evenly over the wave, each message in a minute of its own chance. */
function scatter(random: Random, { from, to }: Wave, count: number): ReadonlyMap<Time, number> {
  const minutes = (to - from) / MINUTE;
  const drawn = Array.from({ length: count }, () => from + random.below(minutes) * MINUTE);
  const counts = new Map<Time, number>();
  for (const minute of drawn) counts.set(minute, (counts.get(minute) ?? 0) + 1);
  return counts;
}

function pulseOf(random: Random, minute: Time, parts: readonly Part[], brand: Brand, statementAt: Time | undefined): Pulse {
  const sum = (count: (part: Part) => number): number => parts.reduce((total, part) => total + count(part), 0);
  const empty = emptyPulse(minute);
  const messages = sum((part) => part.messages);
  const negatives = sum((part) => part.negatives);
  const negativeAuthors = parts.map((part) => part.negativeAuthors).reduce(union, empty.negativeAuthors);
  return {
    minute,
    messages,
    read: sum((part) => part.read),
    negatives,
    asks: negatives,
    reach: Math.round(messages * REACH.typical * Math.exp(REACH.spread ** 2 / 2)),
    authors: parts.map((part) => part.otherAuthors).reduce(union, negativeAuthors),
    negativeAuthors,
    languages: summed(parts.map(({ languages }) => languages)),
    platforms: summed(parts.map(({ platforms }) => platforms)),
    answers: drawBinomial(random, messages, brand.answered),
    ...(statementAt === undefined ? {} : { statementAt }),
    loudest: loudestOf(random, minute, Math.min(negatives, LOUDEST)),
  };
}

function summed(counts: readonly Record<string, number>[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const each of counts) for (const [name, count] of Object.entries(each)) total[name] = (total[name] ?? 0) + count;
  return total;
}

const loudestOf = (random: Random, minute: Time, count: number): readonly LoudMessage[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `${minute}-${index}`,
    sentAt: minute + random.below(60) * SECOND,
    reach: Math.min(REACH.most, Math.round(REACH.typical * Math.exp(REACH.spread * drawNormal(random)))),
    interactions: random.below(20),
  })).toSorted((a, b) => b.reach - a.reach || b.interactions - a.interactions || (a.id < b.id ? -1 : 1));
