import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, type Time } from '../../core/time.ts';
import { freshDataDirs } from '../local/store/data-dir.ts';
import { anAnalysis, aTouchyBrand, live, NOON, praises, recordingAlerts, said } from './analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();

/** So many people who each complain about something, within five minutes, in words of their own around it. */
const complaintsAbout = (matter: string, count: number, from: Time, language = 'en') =>
  Array.from({ length: count }, (_, index) => {
    const id = `x:${matter.replaceAll(' ', '-')}-${from}-${index}`;
    const sentAt = from + Math.floor((index * 5 * MINUTE) / count);
    const text = `bad ${AROUND[index % AROUND.length]} ${matter}`;
    return said(id, { text, language, sentAt, author: { id, role: 'customer' }, threadId: id });
  });
const AROUND = ['morning', 'luck', 'idea', 'service', 'joke', 'company', 'week'];

async function described() {
  const clock = { now: NOON };
  const alerts = recordingAlerts();
  const analysis = anAnalysis(newDir(), { clock, alerts });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee', { crisis: { minMessages: 4, minAuthors: 5 } }));
  /** Five minutes in which some people complain, seen by the sweep of each. */
  const fiveMinutes = async (...heard: [matter: string, count: number, language?: string][]): Promise<void> => {
    const from = clock.now;
    clock.now += 5 * MINUTE;
    const events = heard.flatMap(([matter, count, language]) => complaintsAbout(matter, count, from, language));
    await analysis.analyze(events.map((event) => live(event, clock.now)));
    await analysis.sweep();
  };
  const incidents = () => analysis.store.incidents.list('harbour', { limit: 10 });
  return { ...analysis, alerts, clock, fiveMinutes, incidents };
}

describe('a second crisis', () => {
  it('opens beside the first when people complain about something else, with an alert of its own', async () => {
    const { fiveMinutes, incidents, alerts } = await described();
    for (let round = 0; round < 7; round += 1) await fiveMinutes(['broken espresso machine', 12]);
    for (let round = 0; round < 4; round += 1) await fiveMinutes(['broken espresso machine', 8], ['double charge card', 9]);
    const [second, first, ...others] = await incidents();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ state: 'open', about: { en: expect.arrayContaining(['espresso']) } });
    expect(second).toMatchObject({ kind: 'crisis', state: 'open', besides: first?.id, about: { en: expect.arrayContaining(['charge']) } });
    expect(second?.evidence.driving.every((id) => id.startsWith('x:double'))).toBe(true);
    const told = alerts.published.filter(({ incident, steps }) => incident.id === second?.id && steps.includes('opened'));
    expect(told.map(({ incident }) => incident.evidence.because[0])).toEqual([
      expect.stringContaining('which the crisis that is running is not about'),
    ]);
  });

  it('is none when the same matter is spoken of in another language', async () => {
    const { fiveMinutes, incidents } = await described();
    for (let round = 0; round < 7; round += 1) await fiveMinutes(['broken espresso machine', 12]);
    for (let round = 0; round < 4; round += 1) await fiveMinutes(['broken espresso machine', 8], ['kaffeemaschine kaputt', 9, 'de']);
    expect(await incidents()).toMatchObject([{ about: { en: expect.any(Array), de: expect.arrayContaining(['kaputt']) } }]);
  });

  it('is none when people have spoken of that side of it from the beginning', async () => {
    const { fiveMinutes, incidents } = await described();
    const sides: [string, number][] = [
      ['broken espresso machine', 6],
      ['double charge card', 4],
      ['closed shop door', 4],
    ];
    for (let round = 0; round < 14; round += 1) await fiveMinutes(...sides);
    expect(await incidents()).toHaveLength(1);
  });

  it('keeps its own severity and reasons, while the first goes on to grow', async () => {
    const { fiveMinutes, incidents } = await described();
    for (let round = 0; round < 7; round += 1) await fiveMinutes(['broken espresso machine', 12]);
    for (let round = 0; round < 4; round += 1) await fiveMinutes(['broken espresso machine', 8], ['double charge card', 9]);
    for (let round = 0; round < 3; round += 1) await fiveMinutes(['broken espresso machine', 25], ['double charge card', 9]);
    const [second, first] = await incidents();
    expect(second?.evidence.because[0]).toContain('which the crisis that is running is not about');
    expect(second?.alerts.map(({ step }) => step)).toEqual(['opened']);
    expect(first?.severity).toBe('critical');
  });

  it('lets both be reminded of, and both end when the mood is calm', async () => {
    const { fiveMinutes, incidents, clock, analyze, sweep } = await described();
    for (let round = 0; round < 7; round += 1) await fiveMinutes(['broken espresso machine', 12]);
    for (let round = 0; round < 4; round += 1) await fiveMinutes(['broken espresso machine', 8], ['double charge card', 9]);
    const reminded = clock.now + HOUR;
    while (clock.now < reminded) await fiveMinutes(['double charge card', 6]);
    for (const incident of await incidents()) expect(incident.alerts.map(({ step }) => step)).toContain('reminder-1');
    for (let round = 0; round < 12; round += 1) {
      const from = clock.now;
      clock.now += 5 * MINUTE;
      await analyze(praises(20, from, `x:good-${from}`).map((event) => live({ ...event }, clock.now)));
      await sweep();
    }
    expect((await incidents()).map(({ state, recoveredAt }) => [state, recoveredAt !== undefined])).toEqual([
      ['resolved', true],
      ['resolved', true],
    ]);
  });
});
