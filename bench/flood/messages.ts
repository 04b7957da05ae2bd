import { MINUTE, type Time } from '../../core/time.ts';
import type { z } from 'zod';
import type { PlatformMessage } from '../../core/message.ts';
import { createRandom, type Random } from '../../local/sample/random.ts';
import { SENTENCES, type Language } from '../../local/sample/sentences/all.ts';
import { written, type Topic } from '../../local/sample/sentences/bank.ts';
import { PLATFORM, type FloodBrand } from './brands.ts';

/** A message that is still to be sent. */
export interface Draft {
  readonly id: string;
  readonly brand: FloodBrand;
  readonly author: string;
  readonly topic: Topic;
  readonly text: string;
  /** So many milliseconds before it is all handed in. */
  readonly age: number;
}

/** What is written about a brand: seven in ten of the angry crowd complain; of an ordinary day one in twelve does. */
const TOPICS: Readonly<Record<FloodBrand['mood'], Readonly<Partial<Record<Topic, number>>>>> = {
  crisis: { crisis: 0.6, complaint: 0.1, question: 0.2, praise: 0.1 },
  loud: { question: 0.4, purchase: 0.12, praise: 0.2, meme: 0.2, complaint: 0.08 },
  calm: { question: 0.5, purchase: 0.12, praise: 0.3, complaint: 0.08 },
};
const LANGUAGES: Readonly<Record<Language, number>> = { en: 0.4, de: 0.15, es: 0.15, fr: 0.1, pt: 0.1, it: 0.1 };
/** Messages of a calm brand before the flood. */
const CALM_MESSAGES = 12;
/** A platform sends what it has: at least so many at once, at most what the inlet takes. */
const DELIVERY = { least: 200, most: 1_000 };

/** Whether it is one of those that the crisis is made of. */
export const isAngry = ({ topic }: Draft): boolean => topic === 'crisis' || topic === 'complaint';

/** The flood: as many of each brand, in turns, over one minute, most of them by somebody who writes once. The same ones from the same seed. */
export const floodOf = (brands: readonly FloodBrand[], messages: number, seed: number): readonly Draft[] => {
  const random = createRandom(seed);
  const flooded = brands.filter(({ mood }) => mood !== 'calm');
  return Array.from({ length: messages }, (_, index) => drafted(turnOf(flooded, index), index, Math.round(MINUTE * (1 - index / messages)), random));
};

/** What the calm brands have heard in the hour before. */
export const trickleOf = (brands: readonly FloodBrand[], seed: number): readonly Draft[] => {
  const random = createRandom(seed + 1);
  const calm = brands.filter(({ mood }) => mood === 'calm');
  const count = calm.length * CALM_MESSAGES;
  return Array.from({ length: count }, (_, index) => drafted(turnOf(calm, index), index, Math.round((61 - (60 * index) / count) * MINUTE), random));
};

/** Some messages in deliveries as a busy sender makes them. */
export const deliveriesOf = (drafts: readonly Draft[], seed: number): readonly (readonly Draft[])[] => {
  const random = createRandom(seed + 2);
  const deliveries: (readonly Draft[])[] = [];
  for (let from = 0; from < drafts.length;) {
    const size = DELIVERY.least + random.below(DELIVERY.most - DELIVERY.least + 1);
    deliveries.push(drafts.slice(from, from + size));
    from += size;
  }
  return deliveries;
};

/** As the inlet takes it, had the last one of all been written at `at`. */
export const messageOf = ({ id, brand, author, text, age }: Draft, at: Time): z.input<typeof PlatformMessage> => ({
  id,
  platform: PLATFORM,
  account: brand.brand,
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: author, role: 'customer' },
  text,
  threadId: id,
  sentAt: new Date(at - age).toISOString(),
});

function drafted(brand: FloodBrand, number: number, age: number, random: Random): Draft {
  const topic = random.weighted(TOPICS[brand.mood]);
  const language = random.weighted(LANGUAGES);
  const text = written(random.pick(SENTENCES[language][topic]), { name: 'Mara', agent: 'LK' }, random);
  return { id: `${PLATFORM}:${brand.brand}-${number}`, brand, author: `${brand.brand}-${random.below(2_000)}`, topic, text, age };
}

/** Brands take turns, so that each is spoken about all the time. */
function turnOf(brands: readonly FloodBrand[], index: number): FloodBrand {
  const brand = brands[index % brands.length];
  if (brand === undefined) throw new RangeError('nobody is spoken about');
  return brand;
}
