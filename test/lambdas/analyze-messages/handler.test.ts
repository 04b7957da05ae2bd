import { describe, expect, it } from 'vitest';
import { UNASSIGNED } from '../../../core/brand.ts';
import { toBody } from '../../../core/inbox-body.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import type { KeyPhrases } from '../../../lambdas/mood-ports.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import {
  anAnalysis,
  answered,
  aTouchyBrand,
  complaints,
  live,
  NOON,
  praises,
  RECEIVED,
  recordingAlerts,
  replayed,
  said,
  sealed,
  type Everything,
} from './an-analysis.ts';

const newDir = freshDataDirs();
const HARBOUR = aTouchyBrand('harbour', 'harbour-coffee');

/** The negatives and messages of a brand, over all its minutes. */
async function counted({ store }: ReturnType<typeof anAnalysis>, brand: string): Promise<{ messages: number; negatives: number }> {
  const pulses = await store.pulses.range(brand, 0, NOON + 10_000 * DAY);
  return { messages: pulses.reduce((sum, pulse) => sum + pulse.messages, 0), negatives: pulses.reduce((sum, pulse) => sum + pulse.negatives, 0) };
}

const incidentsOf = ({ store }: ReturnType<typeof anAnalysis>, brand: string) => store.incidents.list(brand, { limit: 10 });

async function described(settings: Parameters<typeof anAnalysis>[1] = {}) {
  const analysis = anAnalysis(newDir(), settings);
  await analysis.describe(HARBOUR);
  return analysis;
}

describe('a bad record in a batch', () => {
  it.each([
    { name: 'is not JSON', body: 'not {json', reason: 'UnreadableRecord: not JSON' },
    { name: 'is no inbox item', body: '{"event":{"type":"message.created"}}', reason: 'UnreadableRecord: event.message: ' },
  ])('that $name fails alone, with its reason', async ({ body, reason }) => {
    const analysis = await described();
    const [first = '', ...others] = complaints(4, NOON - 5 * MINUTE).map((event) => toBody(live(event)));
    const { batchItemFailures } = await analysis.analyzeBodies([first, body, ...others]);
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'record-1', reason: expect.stringContaining(reason) }]);
    expect(await counted(analysis, 'harbour')).toEqual({ messages: 4, negatives: 4 });
  });

  it('that the store refuses fails alone, with its reason', async () => {
    const refusing = (ports: Everything): Everything => ({
      ...ports,
      messages: {
        ...ports.messages,
        save: async (brand, records) => {
          if (records.some(({ value }) => value.id === 'x:bad-2')) throw new RangeError('no room for this one');
          return ports.messages.save(brand, records);
        },
      },
    });
    const analysis = await described({ around: refusing });
    const { batchItemFailures } = await analysis.analyze(complaints(5, NOON - 5 * MINUTE).map((event) => live(event)));
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'record-2', reason: 'RangeError: no room for this one' }]);
    expect(await counted(analysis, 'harbour')).toEqual({ messages: 4, negatives: 4 });
  });

  it('is told in the log by its id, without its text', async () => {
    const analysis = await described();
    await analysis.analyzeBodies(['my secret words']);
    expect(analysis.log.lines).toMatchObject([{ level: 'warn', facts: { records: ['record-0'] } }]);
    expect(JSON.stringify(analysis.log.lines)).not.toContain('secret');
  });
});

describe('a live message', () => {
  it('raises an incident within the assessment that follows its storing', async () => {
    const alerts = recordingAlerts();
    const analysis = await described({ alerts });
    await analysis.analyze(complaints(4, NOON - 2 * MINUTE).map((event) => live(event)));
    expect(await incidentsOf(analysis, 'harbour')).toMatchObject([{ state: 'open', rules: ['surge'], evidence: { negatives: 4 } }]);
    expect(alerts.published).toHaveLength(1);
  });

  it('that follows a look at once is looked at by the sweep', async () => {
    const clock = { now: NOON };
    const analysis = await described({ clock });
    await analysis.analyze(complaints(2, NOON - 2 * MINUTE).map((event) => live(event)));
    clock.now += 1_000;
    await analysis.analyze(complaints(4, NOON - 2 * MINUTE).map((event) => live(event)));
    expect(await incidentsOf(analysis, 'harbour')).toEqual([]);
    clock.now += 4_000;
    await analysis.sweep();
    expect(await incidentsOf(analysis, 'harbour')).toHaveLength(1);
  });

  it('whose look died is looked at by the sweep, though the retry found the brand taken', async () => {
    const clock = { now: NOON };
    const dir = newDir();
    const dying = (ports: Everything): Everything => {
      const dead = () => Promise.reject(new Error('the process ended'));
      return { ...ports, pulses: { ...ports.pulses, range: dead }, watches: { ...ports.watches, release: dead } };
    };
    const mortal = anAnalysis(dir, { clock, around: dying });
    await mortal.describe(HARBOUR);
    const items = complaints(4, NOON - 2 * MINUTE).map((event) => live(event));
    await mortal.analyze(items);
    const healthy = anAnalysis(dir, { clock, holder: 'second' });
    expect((await healthy.analyze(items)).batchItemFailures).toEqual([]);
    await healthy.sweep();
    expect(await incidentsOf(healthy, 'harbour')).toEqual([]);
    clock.now += 61_000;
    await healthy.sweep();
    expect(await incidentsOf(healthy, 'harbour')).toHaveLength(1);
  });

  it.each([
    { name: 'younger than a day', age: DAY - 10 * MINUTE, incidents: 1 },
    { name: 'older than a day', age: DAY + 10 * MINUTE, incidents: 0 },
    { name: 'of last year', age: 365 * DAY, incidents: 0 },
  ])('$name is stored, and raises $incidents', async ({ age, incidents }) => {
    const analysis = await described();
    await analysis.analyze(complaints(6, NOON - age).map((event) => live(event, NOON)));
    await analysis.sweep();
    expect(await counted(analysis, 'harbour')).toEqual({ messages: 6, negatives: 6 });
    expect(await incidentsOf(analysis, 'harbour')).toHaveLength(incidents);
  });

  it.each([
    { name: 'a new brand', heardBefore: [] },
    { name: 'a brand that was quiet for a week', heardBefore: praises(3, NOON - 7 * DAY) },
  ])('that comes after the past of $name does not raise that past', async ({ heardBefore }) => {
    const clock = { now: NOON - 7 * DAY + 10 * MINUTE };
    const analysis = await described({ clock });
    await analysis.analyze(heardBefore.map((event) => live(event)));
    clock.now = NOON;
    await analysis.analyze(complaints(6, NOON - 2 * DAY).map((event) => live(event, NOON)));
    await analysis.analyze(complaints(6, NOON - DAY - 10 * MINUTE, 'x:yesterday').map((event) => live(event, NOON)));
    await analysis.analyze([live(said('x:now', { text: 'bad', sentAt: NOON - DAY + MINUTE }), NOON), live(said('x:now', { text: 'bad' }))]);
    expect((await analysis.store.watches.load('harbour'))?.value.assessedTo).toBe(NOON);
    expect(await incidentsOf(analysis, 'harbour')).toEqual([]);
  });

  it('that comes late counts in its minute, and changes no incident that was alerted', async () => {
    const clock = { now: NOON };
    const alerts = recordingAlerts();
    const analysis = await described({ clock, alerts });
    await analysis.analyze(complaints(6, NOON - 5 * MINUTE).map((event) => live(event)));
    clock.now += 90 * MINUTE;
    await analysis.sweep();
    const before = await incidentsOf(analysis, 'harbour');
    const publishedBefore = alerts.published.length;
    await analysis.analyze(complaints(40, NOON - 5 * MINUTE, 'x:late').map((event) => live(event, clock.now)));
    clock.now += MINUTE;
    await analysis.sweep();
    expect(await counted(analysis, 'harbour')).toEqual({ messages: 46, negatives: 46 });
    expect(await incidentsOf(analysis, 'harbour')).toEqual(before);
    expect(alerts.published).toHaveLength(publishedBefore);
  });

  it('that makes the evidence grow keeps it complete: what people say is said anew', async () => {
    const analysis = await described();
    await analysis.analyze(complaints(6, NOON - 5 * MINUTE).map((event) => live(event)));
    expect(await incidentsOf(analysis, 'harbour')).toMatchObject([
      { evidence: { negatives: 6, phrases: ['thing number'] }, alerts: [{ step: 'opened' }] },
    ]);
  });

  it('is named by whoever names phrases here: asked for the negative messages when an incident opens, and when its evidence has grown', async () => {
    const asked: [texts: number, known: readonly string[]][] = [];
    const keyPhrases: KeyPhrases = {
      of: async (texts, known) => {
        asked.push([texts.length, known]);
        return ['the late ferry'];
      },
    };
    const analysis = await described({ around: (ports) => ({ ...ports, keyPhrases }) });
    await analysis.analyze(
      [...complaints(6, NOON - 5 * MINUTE), said('x:calm', { text: 'good tea', sentAt: NOON - 5 * MINUTE })].map((event) => live(event)),
    );
    expect(await incidentsOf(analysis, 'harbour')).toMatchObject([{ evidence: { phrases: ['the late ferry'] } }]);
    expect(asked).toEqual([[6, ['harbour']]]);
    analysis.clock.now += MINUTE;
    await analysis.analyze(praises(1, NOON - MINUTE).map((event) => live(event, analysis.clock.now)));
    expect(asked).toHaveLength(1);
    analysis.clock.now += MINUTE;
    await analysis.analyze(complaints(4, NOON - 3 * MINUTE, 'x:more').map((event) => live(event, analysis.clock.now)));
    expect(asked).toHaveLength(2);
    expect(asked[1]?.[0]).toBeGreaterThan(6);
  });

  it('never counts for another brand', async () => {
    const alerts = recordingAlerts();
    const analysis = await described({ alerts });
    await analysis.describe(aTouchyBrand('island', 'island-tea'));
    const island = said('x:calm', { account: 'island-tea', text: 'good tea', sentAt: NOON - MINUTE });
    await analysis.analyze([...complaints(6, NOON - 5 * MINUTE), island].map((event) => live(event)));
    expect(await counted(analysis, 'island')).toEqual({ messages: 1, negatives: 0 });
    expect(await incidentsOf(analysis, 'island')).toEqual([]);
    expect(alerts.published.map(({ brand }) => brand.brand)).toEqual(['harbour']);
    expect(await analysis.export('island')).not.toContain('harbour');
    expect(await analysis.export('harbour')).not.toContain('island');
  });

  it('that two brands receive is one message in each', async () => {
    const analysis = await described();
    await analysis.describe(aTouchyBrand('island', 'island-tea'));
    await analysis.analyze([live(said('x:both', { text: 'bad' })), live(said('x:both', { text: 'bad', account: 'island-tea' }))]);
    expect([await counted(analysis, 'harbour'), await counted(analysis, 'island')]).toEqual([
      { messages: 1, negatives: 1 },
      { messages: 1, negatives: 1 },
    ]);
  });

  it('that is a review is as happy as its stars, whatever its words', async () => {
    const analysis = await described();
    await analysis.analyze([live(said('x:review', { text: 'good', rating: 1 }))]);
    const stored = await analysis.store.messages.load('harbour', ['x:review']);
    expect(stored.get('x:review')?.value.sentiment).toMatchObject({ label: 'NEGATIVE', engine: 'rating' });
    expect(await counted(analysis, 'harbour')).toEqual({ messages: 1, negatives: 1 });
  });

  it('of an account that nobody described is kept as unassigned', async () => {
    const analysis = await described();
    await analysis.analyze([live(said('x:who', { account: 'nobody-knows' }))]);
    const stored = await analysis.store.messages.load(UNASSIGNED, ['x:who']);
    expect(stored.get('x:who')).toMatchObject({ value: { first: { id: 'x:who', account: 'nobody-knows' } } });
    expect(await analysis.store.pulses.timeline(UNASSIGNED, undefined, 10)).toEqual([{ id: 'x:who', sentAt: NOON }]);
    expect(await counted(analysis, 'harbour')).toEqual({ messages: 0, negatives: 0 });
  });

  it('takes a brand over from a replay, whose past then raises nothing more', async () => {
    const clock = { now: NOON + 100 * DAY };
    const analysis = await described({ clock });
    await analysis.analyze([...praises(5, NOON), sealed(NOON + HOUR)].map((event) => replayed(event, clock.now)));
    await analysis.analyze(complaints(6, NOON + 2 * HOUR).map((event) => replayed(event, clock.now)));
    await analysis.analyze([live(said('x:now', { text: 'good', sentAt: clock.now }))]);
    await analysis.analyze([replayed(sealed(NOON + 5 * HOUR), clock.now)]);
    expect((await analysis.store.watches.load('harbour'))?.value).toMatchObject({ clock: 'live', assessedTo: clock.now });
    expect(await incidentsOf(analysis, 'harbour')).toEqual([]);
  });
});

describe('a message that is delivered again', () => {
  it('is neither read nor counted again, and moves nothing', async () => {
    const reads: string[] = [];
    const counting = (ports: Everything): Everything => ({
      ...ports,
      sentiment: {
        read: async (texts) => {
          reads.push(...texts.map(({ text }) => text));
          return ports.sentiment.read(texts);
        },
      },
    });
    const analysis = await described({ clock: { now: RECEIVED }, around: counting });
    const items = [said('x:ask', { text: 'bad' }), answered('x:answer', 'x:ask', { threadId: 'x:ask' })].map((event) => replayed(event));
    await analysis.analyze(items);
    const once = await analysis.export('harbour');
    await analysis.analyze([...items, ...items]);
    expect(reads).toEqual(['bad']);
    expect(await analysis.export('harbour')).toBe(once);
  });
});

describe('a stored document that is damaged', () => {
  it('fails its record with a reason, and a line in the log, that quote nothing of it', async () => {
    const text = 'my PIN is 1234';
    const analysis = anAnalysis(newDir(), {
      around: (ports) => ({ ...ports, messages: { ...ports.messages, load: async () => JSON.parse(`{"text": "${text}`) } }),
    });
    const { batchItemFailures } = await analysis.analyze(complaints(1, NOON).map((event) => live(event)));
    expect(batchItemFailures).toEqual([{ itemIdentifier: 'record-0', reason: 'SyntaxError' }]);
    expect(JSON.stringify(analysis.log)).not.toContain(text);
  });
});
