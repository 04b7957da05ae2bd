import { describe, expect, it } from 'vitest';
import { conversationId } from '../../../core/conversation.ts';
import { MINUTE } from '../../../core/time.ts';
import { createHandler } from '../../../lambdas/care-api/handler.ts';
import { lambdaContext } from '../../../local/lambda-context.ts';
import { openStore } from '../../../local/store/open-store.ts';
import { inMemoryLog } from '../../in-memory-ports.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { by } from '../care-api/a-care-desk.ts';
import { anEvent } from '../care-api/an-api.ts';
import { anAnalysis, answered, aTouchyBrand, live, NOON, said } from './an-analysis.ts';

const newDir = freshDataDirs();
const ACCOUNT = 'harbour-coffee';
const idOf = (customer: string, threadId: string): string => conversationId({ brand: 'harbour', platform: 'x', threadId, customer });

/** The analysis, and the API on a connection of its own, over one store. The clock stands an hour after noon. */
const working = async () => {
  const dir = newDir();
  const clock = { now: NOON + 60 * MINUTE };
  const analysis = anAnalysis(dir, { clock });
  await analysis.describe(aTouchyBrand('harbour', ACCOUNT));
  const store = openStore(dir);
  const api = createHandler({
    ...store,
    erasing: { ...store, authorKeys: async () => ['the key of authors'], newToken: () => 'somebody' },
    log: inMemoryLog(),
    now: () => clock.now,
    version: 'test',
  });
  const act = async (line: string, body: object = {}): Promise<number | undefined> => {
    const request = { authorizer: by('robin'), headers: { 'if-match': '*' }, body };
    return (await api(anEvent(`POST /conversations/${line}`, request), lambdaContext('care-api'))).statusCode;
  };
  return { ...analysis, clock, act, close: () => (store.close(), analysis.store.close()) };
};

const thread = { threadId: 'x:1', author: { id: 'ada', role: 'customer' } } as const;

describe('what people did with a conversation', () => {
  it('outlives the messages that come after it: whoever holds it holds it, and the customer opens it again', async () => {
    const { analyze, act, show, clock, close } = await working();
    const id = idOf('ada', 'x:1');
    await analyze([live(said('x:1', { ...thread, text: 'bad?' }))]);
    for (const line of ['assign', 'resolve']) expect(await act(`${id}/${line}`)).toBe(200);
    expect(await show(id)).toMatchObject({ status: 'resolved', assignedTo: 'robin' });
    clock.now += MINUTE;
    await analyze([live(said('x:2', { ...thread, kind: 'reply', inReplyTo: 'x:1', sentAt: clock.now }))]);
    expect(await show(id)).toMatchObject({ status: 'waiting-on-brand', reopened: 1, assignedTo: 'robin', messageCount: 2, acts: [{}, {}] });
    close();
  });

  it('is not lost while messages come at the same moment, and loses none of them', async () => {
    const { analyze, act, show, close } = await working();
    const id = idOf('ada', 'x:1');
    await analyze([live(said('x:1', thread))]);
    const replies = Array.from({ length: 8 }, (_, index) => live(answered(`x:a${index}`, 'x:1', { threadId: 'x:1', sentAt: NOON + index * MINUTE })));
    const notes = Array.from({ length: 4 }, (_, index) => () => act(`${id}/note`, { text: `Note ${index}` }));
    const [, done] = await Promise.all([
      (async () => {
        for (const reply of replies) await analyze([reply]);
      })(),
      (async () => {
        const statuses: (number | undefined)[] = [];
        for (const note of notes) statuses.push(await note());
        return statuses;
      })(),
    ]);
    expect(done).toEqual([200, 200, 200, 200]);
    expect(await show(id)).toMatchObject({ messageCount: 9, acts: [0, 1, 2, 3].map((index) => ({ text: `Note ${index}` })) });
    close();
  });

  it('is of both when two turn out to be one, which goes by either id', async () => {
    const { analyze, act, show, close } = await working();
    const wrote = (id: string, minute: number, first: string, ...others: string[]) =>
      live(
        said(`x:${id}`, {
          kind: 'direct',
          visibility: 'private',
          threadId: `x:${ACCOUNT}:${first}`,
          author: { id: first, role: 'customer', ...(others.length === 0 ? {} : { ids: [first, ...others] }) },
          sentAt: NOON + minute * MINUTE,
        }),
      );
    const [one, other] = ['phone', 'app'].map((name) => idOf(name, `x:${ACCOUNT}:${name}`));
    await analyze([wrote('1', 0, 'phone'), wrote('2', 1, 'app')]);
    expect(await act(`${one}/assign`)).toBe(200);
    expect(await act(`${other}/note`, { text: 'Same person?' })).toBe(200);
    await analyze([wrote('3', 2, 'phone', 'app')]);
    for (const id of [one, other]) expect(await act(`${id}/note`, { text: 'Yes.' })).toBe(200);
    const shown = await show(one ?? '');
    expect(shown).toEqual(await show(other ?? ''));
    expect(shown).toMatchObject({ assignedTo: 'robin', messageCount: 3 });
    expect(shown['acts']).toHaveLength(4);
    close();
  });
});
