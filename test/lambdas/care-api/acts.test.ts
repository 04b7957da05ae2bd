import { describe, expect, it } from 'vitest';
import { WORDS_KEPT } from '../../../core/act.ts';
import { erasedActs } from '../../../core/erasure.ts';
import { MINUTE } from '../../../core/time.ts';
import type { Conversations } from '../../../lambdas/ports.ts';
import { aCareDesk, by, recordOf } from './a-care-desk.ts';
import { aMessage, anApi, aWatch, NOON, READER, stored, withToken } from './an-api.ts';

const iso = (time: number): string => new Date(time).toISOString();
const noActs = async ({ kept }: Awaited<ReturnType<typeof aCareDesk>>) => expect((await kept()).acts).toBeUndefined();

describe('POST /conversations/{id}/assign', () => {
  it.each([
    ['the caller, when nobody is named', undefined, 'robin'],
    ['the caller, by an empty body', {}, 'robin'],
    ['whoever is named', { assignedTo: 'kim' }, 'kim'],
  ])('gives the conversation to %s', async (_name, body, assignedTo) => {
    const { act, look } = await aCareDesk();
    const { status, json, headers } = await act('robin', 'c-1/assign', body, { tag: '"1"' });
    expect({ status, etag: headers?.['etag'] }).toEqual({ status: 200, etag: '"2"' });
    expect(json).toMatchObject({ id: 'c-1', assignedTo, acts: [{ type: 'assign', by: 'robin', to: assignedTo, at: iso(NOON + MINUTE) }] });
    expect(json.messages).toMatchObject([{ id: 'x:acme-0' }]);
    expect((await look()).json).toEqual(json);
  });

  it('gives it back when nobody shall hold it', async () => {
    const { act } = await aCareDesk();
    await act('robin', 'c-1/assign');
    expect((await act('robin', 'c-1/assign', { assignedTo: null })).json).not.toHaveProperty('assignedTo');
  });

  it('is a hand-over when it names a team', async () => {
    const { act } = await aCareDesk();
    await act('robin', 'c-1/assign');
    const { json } = await act('robin', 'c-1/assign', { team: 'sales', reason: 'They want to buy.' });
    expect(json).toMatchObject({
      team: 'sales',
      hops: 1,
      acts: [{ type: 'assign' }, { type: 'hand-over', team: 'sales', reason: 'They want to buy.' }],
    });
    expect(json).not.toHaveProperty('assignedTo');
  });
});

describe('POST /conversations/{id}/hand-over', () => {
  it('counts the hops, and gives it to whoever is named', async () => {
    const { act } = await aCareDesk();
    await act('robin', 'c-1/hand-over', { team: 'sales', reason: 'They want to buy.' });
    const { json } = await act('kim', 'c-1/hand-over', { team: 'compliance', reason: 'They want it in writing.', assignedTo: 'lee' });
    expect(json).toMatchObject({ team: 'compliance', hops: 2, assignedTo: 'lee' });
  });
});

describe('POST /conversations/{id}/resolve and reopen', () => {
  it('follow one another', async () => {
    const { act } = await aCareDesk();
    expect((await act('robin', 'c-1/resolve', { reason: 'A new one was sent.' })).json).toMatchObject({ status: 'resolved', reopened: 0 });
    expect((await act('robin', 'c-1/reopen')).json).toMatchObject({ status: 'waiting-on-brand', reopened: 1 });
    expect((await act('robin', 'c-1/resolve')).json).toMatchObject({ status: 'resolved' });
  });

  it('hold in a replay, whose clock stands still and is long past', async () => {
    const past = NOON - 90 * 24 * 60 * MINUTE;
    const api = await aCareDesk(1, { more: { sentAt: past, receivedAt: NOON } });
    await stored(api).watch(aWatch('acme', { clock: 'replay', assessedTo: past }));
    const { json } = await api.act('robin', 'c-1/resolve');
    expect(json).toMatchObject({ status: 'resolved', clocks: { resolutionSeconds: 0 }, acts: [{ at: iso(past) }] });
    expect((await api.act('robin', 'c-1/reopen')).json).toMatchObject({ status: 'waiting-on-brand', acts: [{}, { at: iso(past + 1) }] });
  });

  it('resolves what the machine of another clock received a moment from now', async () => {
    const { act } = await aCareDesk(1, { more: { receivedAt: NOON + 2 * MINUTE } });
    expect((await act('robin', 'c-1/resolve')).json.status).toBe('resolved');
  });
});

describe('when a conversation was resolved', () => {
  it('is said while that holds, and is not moved by who resolves it again', async () => {
    const { act } = await aCareDesk();
    for (const _twice of [1, 2]) expect((await act('robin', 'c-1/resolve')).json.resolvedAt).toBe(iso(NOON + MINUTE));
    expect((await act('robin', 'c-1/reopen')).json).not.toHaveProperty('resolvedAt');
  });
});

describe('POST /conversations/{id}/note', () => {
  it('keeps what was noted, and moves nothing', async () => {
    const { act, look } = await aCareDesk();
    const before = (await look()).json;
    const { json } = await act('robin', 'c-1/note', { text: 'Called back, no answer.' });
    expect(json).toEqual({ ...before, acts: [expect.objectContaining({ type: 'note', by: 'robin', text: 'Called back, no answer.' })] });
  });
});

describe('words beyond what a conversation has room for', () => {
  it('are refused, and what needs none is done', async () => {
    const { act, kept } = await aCareDesk();
    for (let number = 0; number < WORDS_KEPT / 10_000; number += 1) await act('robin', 'c-1/note', { text: 'x'.repeat(10_000) });
    const { status, json } = await act('robin', 'c-1/note', { text: 'x' });
    expect({ status, detail: json.detail }).toEqual({ status: 409, detail: expect.stringContaining('no room') });
    expect((await act('robin', 'c-1/resolve')).json).toMatchObject({ status: 'resolved' });
    expect((await kept()).acts).toHaveLength(WORDS_KEPT / 10_000 + 1);
  });
});

describe('POST /conversations/{id}/outcome', () => {
  it('is refused where there is nothing to sell', async () => {
    const desk = await aCareDesk();
    expect(await desk.act('robin', 'c-1/outcome', { outcome: 'won' })).toMatchObject({ status: 409, json: { title: 'Conflict' } });
    await noActs(desk);
  });

  it('is kept where there is', async () => {
    const { act, ports, kept } = await aCareDesk();
    const value = await kept();
    await ports.conversations.save([{ value: { ...value, conversation: { ...value.conversation, opportunity: true } }, version: 1 }]);
    expect((await act('robin', 'c-1/outcome', { outcome: 'lost' })).json.acts).toMatchObject([{ type: 'outcome', outcome: 'lost' }]);
  });
});

describe('an act', () => {
  it.each([
    ['assign', { assignedTo: ' ' }, 'assignedTo'],
    ['assign', { assignedTo: 'x'.repeat(201) }, 'assignedTo'],
    ['assign', { team: 'sales' }, 'reason'],
    ['assign', { reason: 'because' }, 'reason'],
    ['assign', { team: 'catering', reason: 'hungry' }, 'team'],
    ['hand-over', { team: 'sales' }, 'reason'],
    ['hand-over', { reason: 'because' }, 'team'],
    ['resolve', { why: 'because' }, 'why'],
    ['reopen', { reason: '' }, 'reason'],
    ['note', {}, 'text'],
    ['note', { text: '   ' }, 'text'],
    ['note', { text: 'x'.repeat(10_001) }, 'text'],
    ['outcome', { outcome: 'drawn' }, 'outcome'],
  ])('by %s of %j is refused at its path, and changes nothing', async (type, body, path) => {
    const desk = await aCareDesk();
    const { status, json } = await desk.act('robin', `c-1/${type}`, body);
    expect({ status, paths: json.errors.map((error: { path: string }) => error.path) }).toEqual({ status: 422, paths: [path] });
    await noActs(desk);
  });

  it.each([
    ['somebody who may only read', { authorizer: withToken(READER) }, 403],
    ['somebody of another brand', { authorizer: withToken({ brands: 'globex', scope: 'care' }) }, 404],
    ['nobody', { authorizer: undefined }, 401],
  ])('of %s is refused', async (_name, request, status) => {
    const desk = await aCareDesk();
    expect((await desk.ask('POST /conversations/c-1/resolve', { ...request, headers: { 'if-match': '*' } })).status).toBe(status);
    await noActs(desk);
  });

  it('of a caller without a name is the API’s', async () => {
    const { ask } = await aCareDesk();
    const { json } = await ask('POST /conversations/c-1/assign', {
      authorizer: withToken({ brands: '*', scope: 'care' }),
      headers: { 'if-match': '*' },
    });
    expect(json.assignedTo).toBe('API');
  });

  it('on a conversation that was merged into another one is done with that', async () => {
    const { act, ports } = await aCareDesk();
    await ports.conversations.save([{ value: { id: 'c-0', brand: 'acme', mergedInto: 'c-1' }, version: 0 }]);
    expect((await act('robin', 'c-0/assign')).json).toMatchObject({ id: 'c-1', assignedTo: 'robin' });
  });

  it('knows no conversation that is none, or of which no message is kept any more', async () => {
    const { act, ports, kept } = await aCareDesk();
    expect((await act('robin', 'c-9/resolve')).status).toBe(404);
    await ports.conversations.save([{ value: { ...(await kept()), messages: ['x:gone'] }, version: 1 }]);
    expect((await act('robin', 'c-1/resolve')).status).toBe(404);
  });

  it('sees the messages as they are now, those alone that are the conversation’s own', async () => {
    const { act, ports, kept } = await aCareDesk(2);
    const record = recordOf(aMessage('acme', 0, { sentAt: NOON, receivedAt: NOON, conversation: 'c-1' }));
    await ports.messages.save('acme', [{ value: { ...record, deleted: true }, version: 1 }]);
    await ports.conversations.save([{ value: { ...(await kept()), messages: ['x:acme-0', 'x:acme-1'] }, version: 1 }]);
    const { json } = await act('robin', 'c-1/note', { text: 'Gone?' });
    expect(json).toMatchObject({ messageCount: 0, messages: [{ id: 'x:acme-0', deleted: true }] });
  });
});

describe('If-Match', () => {
  it('must be given: without it nobody would know what was seen', async () => {
    const desk = await aCareDesk();
    const { status, json } = await desk.act('robin', 'c-1/resolve', {}, { tag: null });
    expect({ status, ...json }).toMatchObject({ status: 428, title: 'Precondition required', detail: expect.stringContaining('If-Match') });
    await noActs(desk);
  });

  it.each([
    ['the version', '"2"', 200],
    ['the version, weakened by a proxy', 'W/"2"', 200],
    ['one of several', '"1", "2"', 200],
    ['any', '*', 200],
    ['the version before', '"1"', 412],
    ['a version to come', '"3"', 412],
    ['another tag', '"abc"', 412],
    ['no tag', '2', 400],
  ])('of %s is honoured', async (_name, tag, wanted) => {
    const { act, kept } = await aCareDesk();
    await act('kim', 'c-1/note', { text: 'First.' });
    const { status, json } = await act('robin', 'c-1/note', { text: 'Second.' }, { tag });
    expect(status).toBe(wanted);
    if (status === 412) expect(json.detail).toContain('Read it again');
    expect((await kept()).acts).toHaveLength(wanted === 200 ? 2 : 1);
  });

  /** Somebody else changes the conversation just before our first save. */
  const contested = async () => {
    const { ports, kept } = await aCareDesk();
    let left = 1;
    const save: Conversations['save'] = async (conversations) => {
      left -= 1;
      if (left >= 0) await ports.conversations.save([{ value: await kept(), version: 1 }]);
      return ports.conversations.save(conversations);
    };
    const api = anApi({ ...ports, now: () => NOON, conversations: { ...ports.conversations, save } });
    return (tag: string) => api.ask('POST /conversations/c-1/assign', { authorizer: by('robin'), headers: { 'if-match': tag } });
  };

  it('refuses who lost a race, and leaves nothing of it on their desk', async () => expect((await (await contested())('"1"')).status).toBe(412));

  it('lets who does not mind do it again on what is stored now', async () => {
    expect(await (await contested())('*')).toMatchObject({ status: 200, json: { assignedTo: 'robin' } });
  });
});

describe('GET /conversations/{id} with If-None-Match', () => {
  const known = { headers: { 'if-none-match': '"1"' } };

  it('answers 304 while nothing has changed', async () => {
    const { look, act } = await aCareDesk();
    expect(await look('c-1', known)).toMatchObject({ status: 304, text: '', headers: { etag: '"1"' } });
    await act('robin', 'c-1/note', { text: 'Called.' });
    expect(await look('c-1', known)).toMatchObject({ status: 200, headers: { etag: '"2"' } });
  });

  it('tells of one that has become overdue, though it has no new version', async () => {
    const { look } = await aCareDesk(1, {}, { now: () => NOON + 61 * MINUTE });
    expect(await look('c-1', known)).toMatchObject({ status: 200, json: { clocks: { overdue: true } } });
  });
});

describe('Idempotency-Key', () => {
  it('makes the same request again change nothing, whatever was done since, and whichever tag it brings', async () => {
    const { act, kept } = await aCareDesk();
    await act('robin', 'c-1/note', { text: 'Called.' }, { key: 'k-1', tag: '"1"' });
    await act('kim', 'c-1/assign');
    const again = await act('robin', 'c-1/note', { text: 'Called.' }, { key: 'k-1', tag: '"1"' });
    expect(again).toMatchObject({ status: 200, headers: { etag: '"3"' }, json: { assignedTo: 'kim' } });
    expect((await kept()).acts).toHaveLength(2);
  });

  it.each([
    ['another body', 'c-1/note', { text: 'Called twice.' }],
    ['another verb', 'c-1/resolve', {}],
  ])('may not be used for %s', async (_name, line, body) => {
    const { act, kept } = await aCareDesk();
    await act('robin', 'c-1/note', { text: 'Called.' }, { key: 'k-1' });
    expect(await act('robin', line, body, { key: 'k-1' })).toMatchObject({ status: 422, json: { errors: [{ path: 'idempotency-key' }] } });
    expect((await kept()).acts).toHaveLength(1);
  });

  it('still knows its act once an erasure took the words', async () => {
    const { act, kept, ports } = await aCareDesk();
    const body = { team: 'sales', reason: 'Ada buys.' };
    await act('robin', 'c-1/hand-over', body, { key: 'k-1' });
    const { acts = [], ...before } = await kept();
    await ports.conversations.save([{ value: { ...before, acts: erasedActs(acts) }, version: 2 }]);
    expect(await act('robin', 'c-1/hand-over', body, { key: 'k-1' })).toMatchObject({ status: 200, json: { team: 'sales' } });
    expect((await kept()).acts).toMatchObject([{ type: 'hand-over', reason: '(erased)' }]);
    expect(await act('robin', 'c-1/hand-over', { ...body, team: 'care' }, { key: 'k-1' })).toMatchObject({ status: 422 });
  });

  it('is the caller’s own, and the conversation’s', async () => {
    const { act, kept } = await aCareDesk(2);
    for (const who of ['robin', 'kim']) for (const id of ['c-1', 'c-2']) await act(who, `${id}/note`, { text: who }, { key: 'k-1' });
    expect((await kept('c-1')).acts).toMatchObject([{ by: 'robin' }, { by: 'kim' }]);
    expect((await kept('c-2')).acts).toHaveLength(2);
  });

  it.each(['', ' ', 'a b', 'ü', 'x'.repeat(256)])('of %j is refused', async (key) => {
    const desk = await aCareDesk();
    expect(await desk.act('robin', 'c-1/resolve', {}, { key })).toMatchObject({ status: 400, json: { errors: [{ path: 'idempotency-key' }] } });
    await noActs(desk);
  });
});
