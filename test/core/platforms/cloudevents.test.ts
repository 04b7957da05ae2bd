import { describe, expect, it } from 'vitest';
import { cloudevents } from '../../../core/platforms/cloudevents.ts';
import { standard } from '../../../core/platforms/standard.ts';
import type { Delivery } from '../../../core/platforms/platform.ts';
import { deliveryOf, handshakeOf } from '../../signed-deliveries.ts';
import { BATCH, signCloudEvents, STRUCTURED } from './cloudevents-signer.ts';
import { NOW, problemOf, readPayload } from './reading.ts';

const TOKEN = 'mF_9.B5f-4.1JqM';
const TIME = '2026-11-02T09:59:30Z';

const message = (n: number, fields: object = {}) => ({
  id: `forum:${n}`,
  platform: 'forum',
  account: 'acme-forum',
  kind: 'post',
  visibility: 'public',
  direction: 'inbound',
  author: { id: `user-${n}`, role: 'customer' },
  text: 'The kettle leaks again',
  threadId: `forum:${n}`,
  sentAt: '2026-11-02T09:58:00Z',
  ...fields,
});
const event = (data: unknown, fields: object = {}) => ({
  specversion: '1.0',
  id: 'A1',
  source: '/forum',
  type: 'message.created',
  time: TIME,
  data,
  ...fields,
});

const readAs = (contentType: string, payload: unknown) => cloudevents.read(deliveryOf(signCloudEvents(TOKEN, payload, contentType)), {}, NOW);
const read = (payload: unknown) => readAs(STRUCTURED, payload);
const readBinary = (payload: unknown, headers: Record<string, string | undefined> = {}) => {
  const { body } = signCloudEvents(TOKEN, payload);
  const told = {
    'ce-specversion': '1.0',
    'ce-id': 'A1',
    'ce-source': '/forum',
    'ce-type': 'message.created',
    'content-type': 'application/json',
    ...headers,
  };
  const kept = Object.fromEntries(Object.entries(told).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
  return cloudevents.read(deliveryOf({ headers: kept, body }), {}, NOW);
};

/** What the generic inlet makes of the same data. */
const expected = (...data: unknown[]) => readPayload(standard, { type: 'message.created', timestamp: TIME, data });

const statusOf = (act: () => unknown): number => problemOf(act).status;
const refusalOf = (act: () => unknown) => {
  const { status, errors } = problemOf(act);
  return { status, paths: errors.map(({ path }) => path) };
};

describe('the token of a CloudEvents delivery', () => {
  const verify = (over: Partial<Delivery>, ...secrets: string[]) =>
    cloudevents.verify(
      deliveryOf({ headers: {}, body: '{}' }, over),
      secrets.map((secret) => ({ secret })),
      NOW,
    );

  it.each([
    ['in the header', { headers: { authorization: `Bearer ${TOKEN}` } }],
    ['in the header with the scheme in small letters', { headers: { authorization: `bearer ${TOKEN}` } }],
    ['in the query', { query: { access_token: TOKEN } }],
  ])('is taken %s', (_name, over) => {
    expect(verify(over, TOKEN)).toEqual({});
    expect(verify(over, 'another', TOKEN)).toEqual({});
  });

  it('speaks for the accounts of its secret only', () => {
    const delivery = deliveryOf(signCloudEvents(TOKEN, '{}'));
    expect(cloudevents.verify(delivery, [{ secret: TOKEN, accounts: ['acme'] }], NOW)).toEqual({ accounts: ['acme'] });
  });

  it.each([
    ['nothing', {}],
    ['another token', { headers: { authorization: 'Bearer another' } }],
    ['the token without its scheme', { headers: { authorization: TOKEN } }],
    ['another scheme', { headers: { authorization: `Basic ${TOKEN}` } }],
    ['a header that came twice', { headers: { authorization: `Bearer ${TOKEN},Bearer ${TOKEN}` } }],
    ['a wrong header beside the right query', { headers: { authorization: 'Bearer another' }, query: { access_token: TOKEN } }],
    ['another token in the query', { query: { access_token: `${TOKEN}x` } }],
    ['an empty token', { query: { access_token: '' } }],
  ])('is refused with %s', (_name, over) => {
    expect(statusOf(() => verify(over, TOKEN))).toBe(401);
  });

  it('is never an empty one', () => {
    expect(statusOf(() => verify({ headers: { authorization: 'Bearer ' } }, ''))).toBe(401);
  });
});

describe('a CloudEvents delivery', () => {
  it('says in structured mode what the generic inlet says', () => {
    expect(read(event(message(1)))).toEqual(expected(message(1)));
  });

  it('may carry its data in base64', () => {
    const { data, ...attributes } = event(message(1));
    const bytes = Buffer.from(JSON.stringify(data)).toString('base64');
    expect(read({ ...attributes, datacontenttype: 'application/json', data_base64: bytes })).toEqual(expected(message(1)));
  });

  it('says in binary mode what the generic inlet says', () => {
    expect(readBinary([message(1), message(2)])).toEqual(expected(message(1), message(2)));
    expect(readBinary(message(1), { 'content-type': 'application/vnd.acme+json; charset=utf-8' })).toEqual(expected(message(1)));
  });

  it('is decoded from the percent signs of its headers', () => {
    expect(readBinary(message(1), { 'ce-type': 'message%2Ecreated', 'ce-id': '100%' })).toEqual(expected(message(1)));
  });

  it('brings a batch, each event of a type of its own', () => {
    const batch = [event(message(1)), event(message(2), { type: 'message.deleted' }), event({ total: 3 }, { type: 'com.example.invoice.paid' })];
    const { events, ignored } = readAs(BATCH, batch);
    expect(events.map(({ type }) => type)).toEqual(['message.created', 'message.deleted']);
    expect(ignored).toBe(1);
    expect(readAs(BATCH, [])).toEqual({ events: [], ignored: 0 });
  });

  it.each([
    ['its own time of the edit', { edited: '2026-11-02T09:58:30Z' }, { time: TIME }, '2026-11-02T09:58:30Z'],
    ['the time of the event without one', {}, { time: TIME }, TIME],
  ])('gives an update %s', (_name, fields, attributes, edited) => {
    const [update] = read(event(message(1, fields), { ...attributes, type: 'message.updated' })).events;
    expect(update).toMatchObject({ type: 'message.updated', message: { edited: Date.parse(edited) } });
  });

  it('reads a thousand events', () => {
    expect(
      readAs(
        BATCH,
        Array.from({ length: 1_000 }, (_, n) => event(message(n))),
      ).events,
    ).toHaveLength(1_000);
  });

  it.each([
    ['in structured mode', () => read(event('anything', { type: 'replay.advanced' }))],
    ['in binary mode, whatever its data is', () => readBinary('<kettle/>', { 'ce-type': 'com.example.order', 'content-type': 'text/xml' })],
  ])('of an unknown type is counted and not looked into %s', (_name, act) => {
    expect(act()).toEqual({ events: [], ignored: 1 });
  });

  it.each([
    ['a time that is none', event(message(1), { time: 'soon' })],
    ['attributes that we do not know', event(message(1), { comexampleextension1: 'value', subject: 'kettles' })],
  ])('is not refused for %s', (_name, payload) => {
    expect(read(payload)).toEqual(expected(message(1)));
  });

  it.each([
    ['plain JSON', 'application/json'],
    ['Avro', 'application/cloudevents+avro'],
    ['a batch in Protobuf', 'application/cloudevents-batch+protobuf'],
    ['no format', ''],
  ])('is 415 in %s', (_name, contentType) => {
    expect(statusOf(() => readAs(contentType, event(message(1))))).toBe(415);
  });

  it('is 415 in binary mode around anything but JSON', () => {
    expect(statusOf(() => readBinary('text', { 'content-type': 'text/plain' }))).toBe(415);
    expect(statusOf(() => readBinary(message(1), { 'content-type': undefined }))).toBe(415);
  });

  it.each([
    ['another version', () => read(event(message(1), { specversion: '0.3' })), ['specversion']],
    ['no id and source', () => read(event(message(1), { id: undefined, source: '' })), ['id', 'source']],
    ['no type in a batch', () => readAs(BATCH, [event(message(1)), event(message(2), { type: 1 })]), ['1.type']],
    ['an object for a batch', () => readAs(BATCH, event(message(1))), ['']],
    ['no data', () => read(event(undefined)), ['data']],
    ['a wrong message', () => read(event(message(1, { sentAt: 'soon' }))), ['data.sentAt']],
    ['a wrong message in a batch', () => readAs(BATCH, [event(message(0)), event([message(1), message(2, { text: 1 })])]), ['1.data.1.text']],
    ['a wrong message in binary mode', () => readBinary(message(1, { text: 1 })), ['text']],
    ['an attribute that did not come in binary mode', () => readBinary(message(1), { 'ce-id': undefined }), ['headers.id']],
    ['base64 that is none', () => read(event(undefined, { data_base64: '***' })), ['']],
    ['an update without any time', () => read(event([message(1), message(2)], { type: 'message.updated', time: undefined })), ['data.0.edited']],
    ['a body that is not JSON', () => read('{'), ['']],
  ])('is 422 with %s, naming where', (_name, act, paths) => {
    expect(refusalOf(act)).toEqual({ status: 422, paths });
  });

  it('may not speak for an account that its token does not cover', () => {
    const delivery = deliveryOf(signCloudEvents(TOKEN, event(message(1))));
    expect(statusOf(() => cloudevents.read(delivery, { accounts: ['globex'] }, NOW))).toBe(403);
  });

  it('is answered as accepted but not yet processed', () => {
    expect(cloudevents.receipt).toEqual({ status: 202, headers: { 'Cache-Control': 'private' } });
  });
});

describe('the question of a CloudEvents sender', () => {
  const ask = (headers: Record<string, string>) => cloudevents.handshake?.(handshakeOf({}, { headers }), [{ secret: TOKEN }]);

  it('comes by OPTIONS and is agreed to', () => {
    expect(cloudevents.handshakeMethod).toBe('OPTIONS');
    expect(ask({ 'webhook-request-origin': 'eventemitter.example.com', 'webhook-request-rate': '120' })).toEqual({
      status: 200,
      headers: { Allow: 'POST', 'WebHook-Allowed-Origin': 'eventemitter.example.com', 'WebHook-Allowed-Rate': '*' },
    });
  });

  it.each([
    ['no name', {}],
    ['a name that is none', { 'webhook-request-origin': 'a b\r\nset-cookie: c' }],
    ['a callback alone', { 'webhook-request-callback': 'https://eventemitter.example.com/confirm' }],
  ])('is not agreed to with %s', (_name, headers) => {
    expect(statusOf(() => ask(headers))).toBe(403);
  });
});
