import { describe, expect, it } from 'vitest';
import type { PlatformEvent } from '../../core/event.ts';
import { fromBody, toBody } from '../../core/inbox-body.ts';
import { NO_ENGAGEMENT } from '../../core/message.ts';
import { anItem, aPlatformMessage, NOON } from '../contracts/builders.ts';

const subject = { id: 'x:1', platform: 'x', account: 'harbour-coffee' };
const events: PlatformEvent[] = [
  { type: 'message.created', message: aPlatformMessage({ edited: NOON + 1, text: '"quoted"\n👋' }), customer: 'ada' },
  { type: 'message.updated', message: aPlatformMessage() },
  { type: 'message.deleted', ...subject },
  { type: 'engagement.updated', ...subject, engagement: { ...NO_ENGAGEMENT, views: 7 } },
  { type: 'replay.advanced', watermark: NOON },
];

describe('inbox body', () => {
  it.each(events.map((event) => [event.type, event] as const))('carries a %s unchanged', (_type, event) => {
    const item = { event, receivedAt: NOON, replay: 'r1' };
    expect(fromBody(toBody(item))).toEqual(item);
  });

  it('carries an item that nobody can read, so that it fails at its reader and not at its sender', () => {
    expect(() => fromBody(toBody(anItem({ id: 'no platform' })))).toThrow(/expected/);
  });

  it.each([
    ['not JSON', '{'],
    ['no item', '{}'],
    ['a time that is text', JSON.stringify({ event: { type: 'replay.advanced', watermark: '2026-03-02T12:00:00Z' }, receivedAt: NOON })],
    ['a time beyond all calendars', JSON.stringify({ event: { type: 'replay.advanced', watermark: 9e15 }, receivedAt: NOON })],
    ['an unknown event', JSON.stringify({ event: { type: 'message.whispered' }, receivedAt: NOON })],
  ])('refuses %s', (_name, body) => {
    expect(() => fromBody(body)).toThrow();
  });
});
