import { describe, expect, it } from 'vitest';
import { floodBrands } from '../../bench/flood/brands.ts';
import { mostInASecond, promisesOf, type Heard } from '../../bench/flood/figures.ts';
import { deliveriesOf, floodOf, isAngry } from '../../bench/flood/messages.ts';
import { runFlood } from '../../bench/flood/run.ts';
import { SECOND } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';

const brands = floodBrands(5);
const crises = brands.filter(({ mood }) => mood === 'crisis');
const mailTo = (brand: string, to: string, at = NOON + SECOND) => ({ at, to, brand, subject: `WATCH: ${brand}` });

/** A flood of which everything was kept, changed as given. */
const heardOf = (changes: Partial<Heard> = {}): Heard => ({
  brands,
  sent: 10,
  stored: 10,
  deadLetters: 0,
  deliveries: [200, 200],
  beganAt: NOON,
  deliveredAt: NOON,
  emptyAt: NOON,
  angryAt: new Map(crises.map(({ brand }) => [brand, NOON])),
  mails: crises.map(({ brand, address }) => mailTo(brand, address)),
  peakMemory: 200,
  troubles: new Map(),
  ...changes,
});
const broken = (heard: Heard): readonly string[] => promisesOf(heard).flatMap(({ promise, isKept }) => (isKept ? [] : [promise]));

describe('the promises of a flood', () => {
  const [first, ...others] = heardOf().mails;
  it.each([
    { name: 'nothing went wrong', changes: {}, promises: [] },
    { name: 'a delivery was refused', changes: { deliveries: [200, 503] }, promises: ['every delivery gets 2xx'] },
    { name: 'a message is missing', changes: { stored: 9 }, promises: ['every message is stored'] },
    { name: 'a letter is dead', changes: { deadLetters: 1 }, promises: ['no dead letters'] },
    {
      name: 'a calm brand is told',
      changes: { mails: [...heardOf().mails, mailTo('calm-1', 'x')] },
      promises: ['no brand in an ordinary mood is told'],
    },
    {
      name: 'a crisis is not told',
      changes: { mails: others },
      promises: ['every brand in a crisis is told', "and that within 60 s of the flood's beginning"],
    },
    {
      name: 'a crisis is told too late',
      changes: { mails: first === undefined ? [] : [{ ...first, at: NOON + 61 * SECOND }, ...others] },
      promises: ["and that within 60 s of the flood's beginning"],
    },
    {
      name: 'eleven mails come at once',
      changes: { mails: Array.from({ length: 3 }, () => heardOf().mails).flat() },
      promises: ['at most 10 mails in any second'],
    },
  ])('$name', ({ changes, promises }) => {
    expect(broken(heardOf(changes))).toEqual(promises);
  });

  it('count the mails of any second, wherever it begins', () => {
    expect(mostInASecond([])).toBe(0);
    expect(mostInASecond([0, 600, 999, 1_000, 1_599, 1_600])).toBe(4);
  });
});

describe('the messages of a flood', () => {
  it('are the same from the same seed, as many of each brand, and in their order', () => {
    const flood = floodOf(brands, 500, 7);
    expect(floodOf(brands, 500, 7)).toEqual(flood);
    expect(floodOf(brands, 500, 8)).not.toEqual(flood);
    expect([...Map.groupBy(flood, ({ brand }) => brand.brand).values()].map(({ length }) => length)).toEqual([100, 100, 100, 100, 100]);
    expect(deliveriesOf(flood, 7).flat()).toEqual(flood);
  });

  it('are angry for the most part only where there is a crisis', () => {
    const angry = (mood: string): number => {
      const said = floodOf(brands, 1_000, 1).filter(({ brand }) => brand.mood === mood);
      return said.filter(isAngry).length / said.length;
    };
    expect(angry('crisis')).toBeGreaterThan(0.6);
    expect(angry('loud')).toBeLessThan(0.15);
  });
});

describe('a small flood of the real product', () => {
  it('loses nothing, tells of every crisis and of nothing else, and keeps the ceiling', async () => {
    const heard = await runFlood({ messages: 1_500, brands: 5, seed: 1, watchOn: 0 });
    expect(broken(heard).filter((promise) => !promise.includes('within'))).toEqual([]);
    expect(heard.troubles).toEqual(new Map());
  }, 60_000);
});
