import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import type { InboxItem } from '../../../core/event.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../../core/time.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anAnalysis, live, NOON, recordingNotices, said, type Settings } from '../analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();

const aBrand = (brand: string, accounts: object[], operations: string[] = [`${brand}@operations.example`]): BrandDocument =>
  BrandDocument.parse({ brand, name: brand, accounts, alerts: { operations } });

const HARBOUR = { platform: 'x', account: 'harbour-coffee' };

async function described(documents: readonly BrandDocument[], settings: Settings = {}) {
  const [clock, notices] = [{ now: NOON }, recordingNotices()];
  const analysis = anAnalysis(newDir(), { clock, notices, ...settings });
  await analysis.describe(...documents);
  let messages = 0;
  const speak = async (account = HARBOUR.account): Promise<void> => {
    messages += 1;
    await analysis.analyze([live(said(`x:${messages}`, { account, sentAt: clock.now }), clock.now)]);
  };
  /** Until then the sweep comes each half hour. */
  const passUntil = async (until: Time): Promise<void> => {
    for (; clock.now < until; clock.now += 30 * MINUTE) await analysis.sweep();
  };
  /** So many days the account speaks each half hour from eight until ten, the sweep in between. */
  const speakForDays = async (days: number): Promise<void> => {
    for (const end = clock.now + days * DAY; clock.now < end; clock.now += 30 * MINUTE) {
      const hour = new Date(clock.now).getUTCHours();
      if (hour >= 8 && hour < 22) await speak();
      await analysis.sweep();
    }
  };
  const told = () => notices.sent.map(({ kind, state, headline }) => `${kind} ${state}: ${headline}`);
  return { ...analysis, clock, notices, speak, passUntil, speakForDays, told };
}

describe('an account that should speak and does not', () => {
  it('is told once a day while it lasts, and when it speaks again', async () => {
    const { speak, speakForDays, passUntil, clock, told, notices } = await described([aBrand('harbour', [HARBOUR])]);
    await speakForDays(5);
    expect(told()).toEqual([]);
    await passUntil(clock.now + 3 * DAY);
    await speak();
    await passUntil(clock.now + HOUR);
    expect(told()).toEqual([
      'silence open: The x account harbour-coffee has been silent for 1 d 7 h',
      'silence open: The x account harbour-coffee has been silent for 2 d 7 h',
      'silence resolved: The x account harbour-coffee is heard again',
    ]);
    expect(new Set(notices.sent.map(({ id }) => id)).size).toBe(3);
    await speakForDays(3);
    expect(told()).toHaveLength(3);
  });

  it('is told from the first, where its brand says how long it may be silent, and though it was never heard', async () => {
    const { passUntil, clock, told } = await described([aBrand('harbour', [{ ...HARBOUR, silentAfterMinutes: 60 }])]);
    await passUntil(clock.now + 2 * HOUR);
    expect(told()).toEqual(['silence open: The x account harbour-coffee has not been heard yet, for 1 h 30 min']);
  });

  it('is told once by two sweeps that are not told of each other', async () => {
    const documents = [aBrand('harbour', [{ ...HARBOUR, silentAfterMinutes: 60 }])];
    const first = await described(documents);
    const second = anAnalysis(newDir(), { clock: first.clock, store: first.store, notices: first.notices });
    await first.sweep();
    first.clock.now += 2 * HOUR;
    await Promise.all([first.sweep(), second.sweep()]);
    first.clock.now += 2 * HOUR;
    await Promise.all([first.sweep(), second.sweep()]);
    expect(new Set(first.notices.sent.map(({ id }) => id)).size).toBe(1);
  });

  it('is told again by the next look when somebody could not be reached', async () => {
    const { sweep, clock, notices } = await described([aBrand('harbour', [{ ...HARBOUR, silentAfterMinutes: 60 }])]);
    await sweep();
    clock.now += 2 * HOUR;
    notices.failed = [{ destination: 'mail', reason: 'refused' }];
    await sweep();
    notices.failed = [];
    clock.now += 2 * MINUTE;
    await sweep();
    clock.now += 2 * MINUTE;
    await sweep();
    expect(notices.sent).toHaveLength(2);
    expect(new Set(notices.sent.map(({ id }) => id)).size).toBe(1);
  });

  it.each([
    ['it is taken out of its brand', aBrand('harbour', [{ platform: 'x', account: 'another' }])],
    ['it may be silent for longer', aBrand('harbour', [{ ...HARBOUR, silentAfterMinutes: 10_000 }])],
  ])('is told no more, and not that it spoke, once %s', async (_name, document) => {
    const { store, passUntil, clock, told } = await described([aBrand('harbour', [{ ...HARBOUR, silentAfterMinutes: 60 }])]);
    await passUntil(clock.now + 2 * HOUR);
    await store.brands.save({ value: document, version: 1 });
    await passUntil(clock.now + 2 * DAY);
    expect(told()).toHaveLength(1);
  });

  it('is not told by a machine that was off, before it has listened for a while', async () => {
    const listened = { since: NOON };
    const { speak, sweep, clock, told } = await described([aBrand('harbour', [{ ...HARBOUR, silentAfterMinutes: 60 }])], {
      hearing: { listeningSince: () => listened.since },
    });
    await speak();
    clock.now += 3 * DAY;
    listened.since = clock.now;
    await sweep();
    expect(told()).toEqual([]);
    clock.now += HOUR;
    await sweep();
    expect(told()).toHaveLength(1);
    listened.since = clock.now;
    clock.now += HOUR;
    await sweep();
    expect(told()).toHaveLength(1);
  });
});

describe('a handshake that lapsed', () => {
  const handshake = (at: Time, until: Time): InboxItem => ({ event: { type: 'handshake.answered', platform: 'x', until }, receivedAt: at });

  it('is told to every brand with accounts there, and that it is renewed', async () => {
    const brands = [
      aBrand('harbour', [HARBOUR]),
      aBrand('island', [{ platform: 'x', account: 'island-tea' }]),
      aBrand('meadow', [{ platform: 'line', account: 'm' }]),
    ];
    const { analyze, passUntil, clock, notices, told } = await described(brands);
    await analyze([handshake(NOON, NOON + DAY)]);
    await passUntil(NOON + 26 * HOUR);
    expect(told()).toEqual(Array(2).fill('handshake open: The handshake of x lapsed 1 h ago'));
    expect(notices.sent.map(({ brand }) => brand?.brand)).toEqual(['harbour', 'island']);
    await analyze([handshake(clock.now, clock.now + DAY)]);
    await passUntil(clock.now + HOUR);
    expect(told().slice(2)).toEqual(Array(2).fill('handshake resolved: The handshake of x is renewed'));
  });

  it('is nothing to tell where there never was one', async () => {
    const { passUntil, told } = await described([aBrand('harbour', [HARBOUR])]);
    await passUntil(NOON + 3 * DAY);
    expect(told()).toEqual([]);
  });
});

describe('dead letters', () => {
  async function withDeadLetters(documents: readonly BrandDocument[]) {
    const dead = { letters: 0 };
    const all = await described(documents, { hearing: { deadLetters: async () => dead.letters } });
    const look = async (letters: number): Promise<void> => {
      dead.letters = letters;
      all.clock.now += 2 * MINUTE;
      await all.sweep();
    };
    return { ...all, look };
  }

  it('are told when there are some, when they grow by half, and when they are gone', async () => {
    const { look, told } = await withDeadLetters([aBrand('harbour', [HARBOUR])]);
    for (const letters of [0, 2, 2, 3, 4, 0, 0]) await look(letters);
    expect(told()).toEqual([
      'dead-letters open: Dead letters: 2 messages could not be analysed',
      'dead-letters open: Dead letters: 3 messages could not be analysed',
      'dead-letters resolved: There are no dead letters any more',
    ]);
  });

  it('are told to the operations of every brand that has some, else to nobody in particular', async () => {
    const [some, none] = [
      await withDeadLetters([aBrand('harbour', [HARBOUR]), aBrand('island', [{ platform: 'x', account: 'i' }], [])]),
      await withDeadLetters([]),
    ];
    await some.look(1);
    await none.look(1);
    expect([some.notices.sent.length, none.notices.sent.length]).toEqual([1, 1]);
  });
});
