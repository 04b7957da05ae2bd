import { describe, expect, it } from 'vitest';
import type { Signer } from '../../../core/platforms/platform.ts';
import { trustpilot } from '../../../core/platforms/trustpilot.ts';
import { NOW, problemOf, readMessage, readOne, readPayload, refusal } from './reading.ts';
import { sendTrustpilot } from './trustpilot-signer.ts';

const KEY = 'a-key-of-this-test';

const review = (fields: object = {}) => ({
  id: '68f00000000000000000a001',
  language: 'en',
  title: 'Kettle leaks',
  text: 'Two weeks and no answer.',
  referenceId: 'ORDER-77',
  stars: 1,
  createdAt: '2026-11-02T09:58:00.000Z',
  isVerified: true,
  link: 'https://api.trustpilot.com/v1/reviews/68f00000000000000000a001',
  consumer: { id: '68f00000000000000000c001', name: 'Kim W.', email: 'kim@example.com' },
  tags: [{ group: 'Generic', value: 'kettles' }],
  ...fields,
});
const delivery = (...events: [name: string, data: unknown][]) => ({
  events: events.map(([eventName, eventData]) => ({ eventName, version: '1', eventData })),
});
const created = (fields: object = {}) => delivery(['service-review-created', review(fields)]);

describe('the key of a Trustpilot delivery', () => {
  const verify = (query: Record<string, string>, ...secrets: string[]) =>
    trustpilot.verify(
      sendTrustpilot(KEY, created(), { query }),
      secrets.map((secret) => ({ secret })),
      NOW,
    );

  it('stands in the query', () => {
    expect(verify({ key: KEY }, KEY)).toEqual({});
    expect(verify({ key: KEY }, 'another', KEY)).toEqual({});
  });

  it('speaks for the accounts of its secret only', () => {
    expect(trustpilot.verify(sendTrustpilot(KEY, created()), [{ secret: KEY, accounts: ['acme.example'] }], NOW)).toEqual({
      accounts: ['acme.example'],
    });
  });

  it.each([
    ['missing', {}],
    ['empty', { key: '' }],
    ['another', { key: 'b-key-of-this-test' }],
    ['too short', { key: KEY.slice(0, -1) }],
    ['too long', { key: `${KEY}x` }],
    ['given twice', { key: `${KEY},${KEY}` }],
    ['in other letters', { key: KEY.toUpperCase() }],
  ])('is refused when it is %s', (_name, query) => {
    expect(problemOf(() => verify(query, KEY)).status).toBe(401);
  });

  it('is never an empty one', () => {
    expect(problemOf(() => verify({ key: '' }, '')).status).toBe(401);
  });
});

describe('a review on Trustpilot', () => {
  it('becomes a public message whose stars are its mood', () => {
    expect(readOne(trustpilot, created())).toEqual({
      type: 'message.created',
      message: {
        id: 'trustpilot:68f00000000000000000a001',
        platform: 'trustpilot',
        account: 'trustpilot',
        kind: 'post',
        visibility: 'public',
        direction: 'inbound',
        author: { id: '68f00000000000000000c001', name: 'Kim W.', role: 'customer' },
        text: 'Kettle leaks\n\nTwo weeks and no answer.',
        language: 'en',
        url: 'https://www.trustpilot.com/reviews/68f00000000000000000a001',
        rating: 1,
        threadId: 'trustpilot:68f00000000000000000a001',
        engagement: { likes: 0, shares: 0, replies: 0, views: 0 },
        sentAt: Date.parse('2026-11-02T09:58:00Z'),
      },
    });
  });

  it('keeps neither the order nor an e-mail address', () => {
    expect(JSON.stringify(readPayload(trustpilot, created()))).not.toMatch(/ORDER|example\.com/);
  });

  it.each([
    ['the path', 'acme.example', {}, 'acme.example'],
    ['its secret, when that is for one account', undefined, { accounts: ['globex.example'] }, 'globex.example'],
    ['the platform itself', undefined, {}, 'trustpilot'],
  ])('belongs to the account of %s', (_name, account, signer: Signer, expected) => {
    const over = account === undefined ? {} : { account };
    expect(trustpilot.read(sendTrustpilot(KEY, created(), over), signer, NOW).events).toMatchObject([{ message: { account: expected } }]);
  });

  it('is refused for an account that its secret does not cover', () => {
    const sent = sendTrustpilot(KEY, created(), { account: 'acme.example' });
    expect(problemOf(() => trustpilot.read(sent, { accounts: ['globex.example'] }, NOW)).status).toBe(403);
  });

  it.each([
    ['when Trustpilot tells', { updatedAt: '2026-11-02T09:59:00Z' }, Date.parse('2026-11-02T09:59:00Z')],
    ['now, when it does not', {}, NOW],
  ])('is edited %s', (_name, fields, edited) => {
    const event = readOne(trustpilot, delivery(['service-review-updated', review({ ...fields, stars: 4, text: 'Solved' })]));
    expect(event).toMatchObject({ type: 'message.updated', message: { text: 'Kettle leaks\n\nSolved', rating: 4, edited } });
  });

  it('is erased when it was deleted, from no more than its id', () => {
    expect(readOne(trustpilot, delivery(['service-review-deleted', { id: 'a1' }]))).toEqual({
      type: 'message.deleted',
      id: 'trustpilot:a1',
      platform: 'trustpilot',
      account: 'trustpilot',
    });
  });

  it.each([
    ['no title', { title: undefined }, { text: 'Two weeks and no answer.' }],
    ['a title alone', { text: null }, { text: 'Kettle leaks' }],
    ['six stars', { stars: 6 }, { rating: undefined }],
    ['half a star', { stars: 0.5 }, { rating: undefined }],
    ['no language', { language: '' }, { language: undefined }],
    ['a nameless consumer', { consumer: { id: 'c1', name: '' } }, { author: { id: 'c1', name: undefined } }],
  ])('is not refused for %s', (_name, fields, expected) => {
    expect(readMessage(trustpilot, created(fields))).toMatchObject(expected);
  });

  it('comes with others, in their order', () => {
    const sent = delivery(
      ['service-review-created', review()],
      ['product-review-created', { id: 'p1' }],
      ['service-review-deleted', { id: 'a2' }],
      ['toString', null],
    );
    const { events, ignored } = readPayload(trustpilot, sent);
    expect(events.map(({ type }) => type)).toEqual(['message.created', 'message.deleted']);
    expect(ignored).toBe(2);
  });

  it.each([
    ['no events', {}, ['events']],
    ['an event without a name', { events: [{}] }, ['events.0.eventName']],
    ['an id that is none', created({ id: '../../login' }), ['events.0.eventData.id']],
    ['no consumer', created({ consumer: undefined }), ['events.0.eventData.consumer']],
    ['no time', created({ createdAt: 'soon' }), ['events.0.eventData.createdAt']],
    ['a text that is none', created({ text: 7 }), ['events.0.eventData.text']],
    ['a deletion of nothing', delivery(['service-review-created', review()], ['service-review-deleted', {}]), ['events.1.eventData.id']],
  ])('is refused with %s, naming where', (_name, payload, paths) => {
    expect(refusal(trustpilot, payload)).toEqual({ status: 422, paths });
  });
});
