import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../../core/time.ts';
import { storesOn } from '../../../lambdas/composition/store.ts';
import { openStore } from '../../../local/store/open-store.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { inMemoryPorts } from '../../in-memory-ports.ts';
import { openTable } from '../../stand-ins/dynalite.ts';
import { aCareDesk, asking, keptIn, withTalks } from './a-care-desk.ts';
import { anApi, NOON } from './an-api.ts';

const two = { teams: { care: { capacity: 2 } } };
const statuses = (answers: readonly { status: number }[]) => answers.map(({ status }) => status).toSorted((a, b) => a - b);

describe('a desk that is full', () => {
  it('takes no more, and says how many and what to do', async () => {
    const { act, kept } = await aCareDesk(3, two);
    for (const id of ['c-1', 'c-2']) expect((await act('robin', `${id}/assign`)).status).toBe(200);
    const { status, json } = await act('robin', 'c-3/assign');
    expect({ status, path: json.errors[0].path }).toEqual({ status: 409, path: 'assignedTo' });
    expect(json.detail).toMatch(/robin holds 2 of the 2 conversations.*Resolve one, give one back or hand one over/);
    expect((await kept('c-3')).acts).toBeUndefined();
  });

  it.each([
    ['resolved', (api: Awaited<ReturnType<typeof aCareDesk>>) => api.act('robin', 'c-1/resolve')],
    ['given back', (api: Awaited<ReturnType<typeof aCareDesk>>) => api.act('robin', 'c-1/assign', { assignedTo: null })],
    ['taken by somebody else', (api: Awaited<ReturnType<typeof aCareDesk>>) => api.act('kim', 'c-1/assign')],
    ['handed over', (api: Awaited<ReturnType<typeof aCareDesk>>) => api.act('robin', 'c-1/hand-over', { team: 'sales', reason: 'To buy.' })],
  ])('has room again after one was %s', async (_name, happens) => {
    const api = await aCareDesk(3, two);
    for (const id of ['c-1', 'c-2']) await api.act('robin', `${id}/assign`);
    await happens(api);
    expect((await api.act('robin', 'c-3/assign')).status).toBe(200);
  });

  it('is full again when one that was resolved is reopened', async () => {
    const { act } = await aCareDesk(4, two);
    for (const id of ['c-1', 'c-2']) await act('robin', `${id}/assign`);
    await act('robin', 'c-1/resolve');
    expect((await act('robin', 'c-3/assign')).status).toBe(200);
    await act('robin', 'c-1/reopen');
    expect((await act('robin', 'c-4/assign')).json.detail).toContain('holds 3 of the 2');
  });

  it('still takes what it holds already, and what somebody else gives away is counted on theirs', async () => {
    const { act } = await aCareDesk(3, two);
    for (const id of ['c-1', 'c-2', 'c-2']) expect((await act('robin', `${id}/assign`)).status).toBe(200);
    expect((await act('robin', 'c-3/assign', { assignedTo: 'kim' })).status).toBe(200);
    expect((await act('kim', 'c-3/assign', { assignedTo: 'robin' })).status).toBe(409);
  });

  it('is so by the team that the conversation is of then', async () => {
    const { act } = await aCareDesk(2, { teams: { sales: { capacity: 1 } } });
    await act('robin', 'c-1/hand-over', { team: 'sales', reason: 'To buy.', assignedTo: 'kim' });
    expect((await act('robin', 'c-2/hand-over', { team: 'sales', reason: 'To buy.', assignedTo: 'kim' })).status).toBe(409);
    expect((await act('kim', 'c-2/assign')).status).toBe(200);
  });

  it('repeats a claim that is done without counting it again', async () => {
    const { act } = await aCareDesk(2, { teams: { care: { capacity: 1 } } });
    for (let time = 0; time < 3; time += 1) expect((await act('robin', 'c-1/assign', {}, { key: 'k-1', tag: '"1"' })).status).toBe(200);
  });

  it('gets one back that its owner claims again while it is given back', async () => {
    const { act, ports } = await aCareDesk(3, two);
    await act('robin', 'c-1/assign');
    await act('robin', 'c-1/assign', { assignedTo: null });
    await act('robin', 'c-1/assign');
    expect((await ports.desks.load('acme', 'robin'))?.value.conversations.map(({ id }) => id)).toEqual(['c-1']);
  });

  it('counts one conversation that was merged into another once', async () => {
    const { act, ports } = await aCareDesk(3, two);
    for (const id of ['c-1', 'c-2']) await act('robin', `${id}/assign`);
    await ports.conversations.save([{ value: { id: 'c-2', brand: 'acme', mergedInto: 'c-1' }, version: 2 }]);
    expect((await act('robin', 'c-3/assign')).status).toBe(200);
  });
});

const freshDataDir = freshDataDirs();
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The API twice, as on two machines, over one store each. */
const twoDoors = {
  'in memory': async () => {
    const ports = inMemoryPorts();
    return [ports, ports] as const;
  },
  SQLite: async () => {
    const dir = freshDataDir();
    const stores = [openStore(dir), openStore(dir)] as const;
    closing.push(...stores.map((store) => () => store.close()));
    return stores;
  },
  DynamoDB: async () => {
    const { table, close } = await openTable();
    closing.push(close);
    return [storesOn(table), storesOn(table)] as const;
  },
};

describe.each(Object.entries(twoDoors))('at the same moment, on %s', (_name, open) => {
  const opened = async (ids: readonly string[], settings: Parameters<typeof withTalks>[2] = {}) => {
    const [one, other] = await open();
    await withTalks(one, ids, settings);
    const acts = [one, other].map((stores) => asking(anApi({ ...stores, now: () => NOON + MINUTE }).ask).act);
    const act = (turn: number, ...asked: Parameters<(typeof acts)[number]>) => acts[turn % 2]?.(...asked) ?? Promise.reject(new Error('no door'));
    return { act, kept: (id: string) => keptIn(one.conversations, id) };
  };

  it('exactly one of many who claim a conversation gets it, and the others learn that it has changed', async () => {
    const { act, kept } = await opened(['c-1']);
    const people = ['ana', 'ben', 'cem', 'dee', 'eli', 'fay'];
    const answers = await Promise.all(people.map((who, turn) => act(turn, who, 'c-1/assign', {}, { tag: '"1"' })));
    expect(statuses(answers)).toEqual([200, 412, 412, 412, 412, 412]);
    const winner = people[answers.findIndex(({ status }) => status === 200)];
    expect((await kept('c-1')).conversation.assignedTo).toBe(winner);
    expect((await kept('c-1')).acts).toHaveLength(1);
  });

  it('nobody gets more than they may hold, and whoever lost a conversation has room for another', async () => {
    const ids = ['c-1', 'c-2', 'c-3', 'c-4'];
    const { act, kept } = await opened([...ids, 'c-5'], two);
    const answers = await Promise.all(ids.map((id, turn) => act(turn, 'ana', `${id}/assign`)));
    expect(statuses(answers)).toEqual([200, 200, 409, 409]);
    const held = await Promise.all(ids.map(async (id) => (await kept(id)).conversation.assignedTo));
    expect(held.filter((who) => who === 'ana')).toHaveLength(2);
    const lost = await act(0, 'ben', 'c-5/assign', {}, { tag: '"7"' });
    expect(lost.status).toBe(412);
    for (const id of ids.slice(0, 2)) expect((await act(1, 'ben', `${id}/assign`)).status).toBe(200);
  });

  it('the same request twice is one act', async () => {
    const { act, kept } = await opened(['c-1'], { teams: { care: { capacity: 1 } } });
    const answers = await Promise.all([0, 1, 2].map((turn) => act(turn, 'ana', 'c-1/assign', {}, { key: 'k-1', tag: '"1"' })));
    expect(statuses(answers)).toEqual([200, 200, 200]);
    expect((await kept('c-1')).acts).toHaveLength(1);
  });
});

describe('a claim that loses its conversation', () => {
  it('leaves the desk at once', async () => {
    const ports = inMemoryPorts();
    await withTalks(ports, ['c-1', 'c-2'], { teams: { care: { capacity: 1 } } });
    let isRace = true;
    const save: typeof ports.conversations.save = async (conversations) => {
      if (isRace) await ports.conversations.save([{ value: await keptIn(ports.conversations, 'c-1'), version: 1 }]);
      isRace = false;
      return ports.conversations.save(conversations);
    };
    const { act } = asking(anApi({ ...ports, conversations: { ...ports.conversations, save }, now: () => NOON }).ask);
    expect((await act('ana', 'c-1/assign', {}, { tag: '"1"' })).status).toBe(412);
    expect((await ports.desks.load('acme', 'ana'))?.value.conversations).toEqual([]);
    expect((await act('ana', 'c-2/assign')).status).toBe(200);
  });
});
