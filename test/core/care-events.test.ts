import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Act } from '../../core/act.ts';
import { BrandDocument } from '../../core/brand.ts';
import { CareEventWebhook } from '../../core/care-event/json.ts';
import { letterOfEvent } from '../../core/care-event/letter.ts';
import { eventsOf, fateOf, newsOf, tellsCare, type CareEvent } from '../../core/care-events.ts';
import { DAY, HOUR, MINUTE } from '../../core/time.ts';
import { aConversation, NOON } from '../contracts/builders.ts';

const HOOK = 'https://hooks.example.com/care';
const brandTelling = (...events: readonly string[]) =>
  BrandDocument.parse({
    brand: 'harbour',
    name: 'Harbour',
    accounts: [{ platform: 'x', account: 'a' }],
    alerts: { webhooks: [{ url: HOOK, secret: 'whsec_c2FsdA==', ...(events.length === 0 ? {} : { events }) }] },
  });

const waiting = aConversation({ waitsSince: NOON, clocks: { dueAt: NOON + HOUR, overdue: false } });
const typesOf = (events: readonly CareEvent[]) => events.map(({ type }) => type);
const taken: Act = { id: 'a1', at: NOON + 1, by: 'Ada', type: 'assign', to: 'Ada' };
const ACTS: readonly Act[] = [
  taken,
  { id: 'a2', at: NOON + 2, by: 'Ada', type: 'note', text: 'rings back' },
  { id: 'a3', at: NOON + 3, by: 'Ada', type: 'assign', to: null },
  { id: 'a4', at: NOON + 4, by: 'Ada', type: 'hand-over', team: 'sales', reason: 'wants to buy' },
  { id: 'a5', at: NOON + 5, by: 'Bo', type: 'resolve' },
];

describe('the events of a conversation', () => {
  it('are its opening, and when it will be overdue while it waits', () => {
    expect(eventsOf(waiting)).toMatchObject([
      { type: 'conversation.opened', subject: 'c1', brand: 'harbour', at: NOON, dueAt: NOON },
      { type: 'conversation.overdue', at: NOON, dueAt: NOON + HOUR },
    ]);
    expect(typesOf(eventsOf(aConversation({ status: 'waiting-on-customer' })))).toEqual(['conversation.opened']);
  });

  it('are each time somebody gets it and that it is resolved, but not when it is given back or noted', () => {
    const events = eventsOf(aConversation({ status: 'resolved', resolvedAt: NOON + 5 }), ACTS);
    expect(events.slice(1).map(({ type, at }) => [type, at - NOON])).toEqual([
      ['conversation.assigned', 1],
      ['conversation.assigned', 4],
      ['conversation.resolved', 5],
    ]);
  });

  it.each([
    ['held', NOON + 5, ['conversation.resolved']],
    ['did not hold, since the customer had written what was not heard yet', undefined, []],
    ['came after one that held', NOON + 4, []],
  ])('are that it is resolved only by an act that changed its course: one that %s', (_name, resolvedAt, expected) => {
    const told = typesOf(eventsOf(aConversation({ status: 'resolved', resolvedAt }), ACTS));
    expect(told.filter((type) => type === 'conversation.resolved')).toEqual(expected);
  });

  it('are the same of its acts when it is merged into another conversation', () => {
    const ofActs = (id: string) =>
      eventsOf(aConversation({ id, status: 'resolved', resolvedAt: NOON + 5 }), ACTS).flatMap((event) =>
        event.type === 'conversation.assigned' || event.type === 'conversation.resolved' ? event.id : [],
      );
    expect(ofActs('c1')).toHaveLength(3);
    expect(ofActs('c1')).toEqual(ofActs('c2'));
  });

  it('are an opportunity, once, since the customer said so', () => {
    const sale = { kind: 'purchase' as const, since: NOON + 7, words: ['how much'] };
    expect(eventsOf(aConversation({ opportunity: true, sale })).at(-1)).toMatchObject({ type: 'opportunity.created', at: NOON + 7 });
  });

  it('are another opening when it goes on after it was resolved', () => {
    const [first] = eventsOf(waiting);
    const [again] = eventsOf({ ...waiting, reopened: 1, waitsSince: NOON + DAY });
    expect(again).toMatchObject({ type: 'conversation.opened', at: NOON + DAY });
    expect(again?.id).not.toBe(first?.id);
  });

  it('are none of what is spam', () => expect(eventsOf(aConversation({ intent: 'spam', status: 'resolved' }))).toEqual([]));

  it('have the same ids whenever they are found, and no two the same', () => {
    fc.assert(
      fc.property(fc.subarray([...ACTS]), (acts) => {
        const ids = eventsOf(waiting, acts).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const later = new Set(eventsOf({ ...waiting, messageCount: 5, lastMessageAt: NOON + HOUR }, ACTS).map(({ id }) => id));
        expect(ids.every((id) => later.has(id))).toBe(true);
      }),
    );
  });
});

describe('what is news', () => {
  const opened = eventsOf(waiting);

  it.each([
    ['incidents only, as by default', [], []],
    ['conversations', ['conversation'], ['conversation.opened', 'conversation.overdue', 'conversation.assigned']],
    ['opportunities', ['opportunity'], ['opportunity.created']],
    [
      'both',
      ['incident', 'conversation', 'opportunity'],
      ['conversation.opened', 'conversation.overdue', 'conversation.assigned', 'opportunity.created'],
    ],
  ])('for a webhook that wants %s', (_name, wanted, told) => {
    const brand = brandTelling(...wanted);
    const events = eventsOf({ ...waiting, opportunity: true }, [taken]);
    expect(typesOf(newsOf(events, brand, NOON)).toSorted()).toEqual(told.toSorted());
    expect(tellsCare(brand)).toBe(told.length > 0);
  });

  it.each([
    ['just under a day ago', NOON + DAY - 1, 2],
    ['a day ago', NOON + DAY, 0],
  ])('is what began %s: %i', (_name, now, count) => expect(newsOf(opened, brandTelling('conversation'), now)).toHaveLength(count));
});

describe('an event that is due', () => {
  const [opened, overdue] = eventsOf(waiting);
  const fate = (event: CareEvent | undefined, over: Parameters<typeof aConversation>[0], now = NOON + HOUR + 1) =>
    event && fateOf(event, { ...waiting, ...over }, now);

  it('is told as it is', () => expect(fate(opened, { status: 'resolved' })).toEqual({ kind: 'tell', at: NOON }));

  it.each([
    ['still waits', {}, { kind: 'tell', at: NOON + HOUR }],
    ['was answered', { status: 'waiting-on-customer', waitsSince: undefined, clocks: { overdue: false } }, { kind: 'drop' }],
    ['was resolved', { status: 'resolved' }, { kind: 'drop' }],
    ['was answered and has asked again', { waitsSince: NOON + MINUTE }, { kind: 'drop' }],
    ['is to be answered later by now', { clocks: { dueAt: NOON + 2 * HOUR, overdue: false } }, { kind: 'later', at: NOON + 2 * HOUR }],
  ] as const)('and about somebody who %s', (_name, over, expected) => expect(fate(overdue, over)).toEqual(expected));
});

describe('an event for programs', () => {
  const conversation = aConversation({
    because: ['a word of theirs'],
    sale: { kind: 'purchase', since: NOON, words: ['a word of theirs'] },
    answers: [{ id: 'x:2', at: NOON, agent: 'ada', first: true, elsewhere: false, words: ['a word of theirs'] }],
    customer: { id: 'ada', handle: 'ada_l' },
  });
  const letter = letterOfEvent({ id: 'e1', type: 'opportunity.created', at: NOON, conversation, url: 'https://care.example/conversations/c1' });

  it('carries the conversation as the API shows it, without a word of the customer', () => {
    const body = CareEventWebhook.parse(JSON.parse(letter.webhook()));
    expect(body).toMatchObject({ type: 'opportunity.created', data: { id: 'c1', status: 'waiting-on-brand', customer: { handle: 'ada_l' } } });
    expect(JSON.parse(letter.webhook())).toMatchObject({
      timestamp: new Date(NOON).toISOString(),
      data: { firstMessageAt: new Date(NOON).toISOString() },
    });
    expect(letter.webhook()).not.toContain('a word of theirs');
    expect(letter.topic().message).not.toContain('a word of theirs');
  });

  it('says where to look', () => expect(letter.text).toContain('https://care.example/conversations/c1'));
});
