import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { learn, newBaseline } from '../../../core/baseline.ts';
import { BrandDocument } from '../../../core/brand.ts';
import { assess, spansOf } from '../../../core/crisis.ts';
import { PlatformMessage } from '../../../core/message.ts';
import { applyEvent } from '../../../core/message-record.ts';
import { pulseEntry } from '../../../core/pulse-entry.ts';
import { emptyPulse, merge, withEntry, type Pulse } from '../../../core/pulse.ts';
import { MINUTE, type Time } from '../../../core/time.ts';
import { at } from '../../../local/sample/clock.ts';
import { writeDay } from '../../../local/sample/day.ts';
import { readMood } from '../../../mood/engine.ts';

const brand = BrandDocument.parse(JSON.parse(readFileSync(new URL('../../../local/sample/brand.json', import.meta.url), 'utf8')));

/** The sample's day minute by minute, as the embedded engine reads it. */
const pulsesOfDay = (): ReadonlyMap<Time, Pulse> => {
  const pulses = new Map<Time, Pulse>();
  for (const line of writeDay()) {
    const message = PlatformMessage.parse(line);
    const { sentiment } = message.direction === 'inbound' ? readMood(message) : {};
    const record = applyEvent(undefined, { type: 'message.created', message }, message.sentAt, { sentiment });
    const entry = pulseEntry(record, brand);
    if (entry === undefined) throw new Error(`${message.id} has no text`);
    pulses.set(entry.minute, withEntry(pulses.get(entry.minute) ?? emptyPulse(entry.minute), entry));
  }
  return pulses;
};

const STEADY = { alarmedAt: {} };

/** The minutes of the day at which some rule holds, judged one after the other. */
const alarmingMinutes = (): { at: Time; rules: string[] }[] => {
  const pulses = [...pulsesOfDay().values()];
  const alarming: { at: Time; rules: string[] }[] = [];
  let baseline = newBaseline(at('06:00'));
  for (let now = at('06:00'); now <= at('23:59'); now += MINUTE) {
    const windowOf = (minutes: number): Pulse => {
      const from = now - minutes * MINUTE;
      return pulses.filter(({ minute }) => minute >= from && minute < now).reduce(merge, emptyPulse(from));
    };
    const spans = spansOf(brand.crisis).map((minutes) => ({ minutes, window: windowOf(minutes) }));
    const { findings } = assess({ spans, loud: windowOf(brand.crisis.windowMinutes).loudest, alarms: STEADY }, baseline, brand.crisis, now);
    if (findings.length > 0) alarming.push({ at: now, rules: findings.map(({ rule }) => rule) });
    baseline = learn(baseline, pulses, now, brand.crisis);
  }
  return alarming;
};

describe('the sample under the default rules', () => {
  const alarming = alarmingMinutes();

  it('is quiet through the troll, the meme and the lull, and alarming within a quarter of an hour of the outbreak', () => {
    expect(alarming[0]?.at).toBeGreaterThan(at('15:10'));
    expect(alarming[0]?.at).toBeLessThanOrEqual(at('15:25'));
  });

  it('has one crisis in one piece, over before the evening', () => {
    const times = alarming.map((minute) => minute.at);
    const gaps = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    expect(new Set(gaps)).toEqual(new Set([MINUTE]));
    expect(times.at(-1)).toBeLessThan(at('19:00'));
  });

  it('is a crisis of the crowd and not of one loud message', () => {
    expect(new Set(alarming.flatMap(({ rules }) => rules))).toEqual(new Set(['threshold', 'surge']));
  });
});
