import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { aCareWeek, answers, at, BRAND, DOCUMENT, says, type Answer, type Asking, type Person, type Week } from './a-care-week.ts';

/** A week of one brand, from the first complaint to the weekly report, told over HTTP alone. Each chapter goes on where the one before ended. */

const data = mkdtempSync(join(tmpdir(), 'care-week-'));
let week: Week;
beforeAll(async () => {
  week = await aCareWeek(data);
}, 60_000);
afterAll(async () => {
  await week.stop();
  rmSync(data, { recursive: true, force: true });
});

const Shown = z.looseObject({ id: z.string(), customer: z.looseObject({ handle: z.string().optional() }) });
const Items = z.object({ items: z.array(z.looseObject({})), next: z.string().optional() });

const asked = (line: string, person: Person = 'ada'): Promise<Answer> => week.ask(person, `GET /brands/${BRAND}/${line}`);
const itemsOf = async (line: string, person?: Person) => Items.parse((await asked(line, person)).json).items;
const conversations = async (query = '') => z.array(Shown).parse(await itemsOf(`conversations?limit=200${query}`));
const handlesOf = async (query: string) => (await conversations(query)).map(({ customer }) => customer.handle);

/** The conversation of a customer as GET one shows it. */
const conversationOf = async (handle: string): Promise<Answer & { readonly path: string }> => {
  const found = (await conversations()).find(({ customer }) => customer.handle === handle);
  if (found === undefined) throw new Error(`no conversation of ${handle}`);
  const path = `/conversations/${found.id}`;
  return { ...(await week.ask('ada', `GET ${path}`)), path };
};

/** Somebody does something with the conversation as they see it. */
const acts = async (person: Person, handle: string, act: string, body: object = {}, over: Asking = {}): Promise<Answer> => {
  const { path, etag } = await conversationOf(handle);
  return week.ask(person, `POST ${path}/${act}`, { body, match: etag, ...over });
};

describe('monday', () => {
  it('hears complaints in three languages, a question, and somebody who wants to buy', async () => {
    expect((await week.ask('dot', `PUT /brands/${BRAND}`, { body: DOCUMENT })).status).toBe(201);
    await week.hear(
      at('mon', '09:30'),
      says('priya', { id: '1', sentAt: at('mon', '09:05'), text: 'My lamp arrived broken. This is terrible, I am really disappointed.' }),
      says('maria', { id: '2', sentAt: at('mon', '09:06'), text: 'La lámpara llegó rota. Es una vergüenza, estoy muy decepcionada.' }),
      says('jonas', {
        id: '3',
        sentAt: at('mon', '09:07'),
        text: 'Die Lampe ist nach zwei Tagen kaputt. Das ist eine Frechheit, ich bin sehr enttäuscht.',
      }),
      says('sam', { id: '4', sentAt: at('mon', '09:08'), text: 'Does the desk lamp work with a dimmer?' }),
      says('lena', { id: '5', sentAt: at('mon', '09:09'), text: 'Where can I buy the big floor lamp? I would like to order two.' }),
    );
    const shown = new Map((await conversations()).map((one) => [one.customer.handle, one]));
    for (const handle of ['priya', 'maria', 'jonas'])
      expect(shown.get(handle)).toMatchObject({ intent: 'complaint', team: 'care', status: 'waiting-on-brand', mood: { first: expect.any(Number) } });
    expect(shown.get('sam')).toMatchObject({ intent: 'question', team: 'care' });
    expect(shown.get('lena')).toMatchObject({ intent: 'purchase', team: 'sales', opportunity: true, sale: { kind: 'purchase' } });
    expect((await handlesOf('&sort=priority'))[0]).toMatch(/priya|maria|jonas/);
  });

  it('gives a conversation to one of two who reach for it, and tells the other', async () => {
    const { path, etag } = await conversationOf('priya');
    const both = await Promise.all((['ada', 'bo'] as const).map((person) => week.ask(person, `POST ${path}/assign`, { body: {}, match: etag })));
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 412]));
    expect(both.find(({ status }) => status === 412)?.json).toMatchObject({ status: 412, detail: expect.any(String) });
    expect((await conversationOf('priya')).json).toMatchObject({ assignedTo: expect.stringMatching(/^(Ada|Bo)$/) });
    expect((await week.ask('cem', `POST ${path}/assign`, { body: {} })).status).toBe(428);
  });

  it('measures the first answers, and sees who is sent elsewhere', async () => {
    await week.hear(
      at('mon', '12:00'),
      answers('ada', {
        id: '11',
        thread: '2',
        sentAt: at('mon', '09:36'),
        text: 'Lo sentimos mucho. Hoy mismo te enviamos una lámpara nueva sin coste.',
      }),
      answers('bo', { id: '12', thread: '4', sentAt: at('mon', '09:38'), text: 'Yes, it works with every dimmer up to 200 watts.' }),
      answers('cem', { id: '13', thread: '3', sentAt: at('mon', '09:40'), text: 'Bitte rufen Sie unsere Hotline an.' }),
      says('jonas', {
        id: '31',
        thread: '3',
        sentAt: at('mon', '10:00'),
        text: 'Die Hotline weiß auch nichts, das ist lächerlich. Wann bekomme ich Ersatz?',
      }),
      answers('cem', { id: '14', thread: '3', to: '31', sentAt: at('mon', '11:00'), text: 'Wir schicken Ihnen morgen kostenlos eine neue Lampe.' }),
    );
    expect((await conversationOf('maria')).json).toMatchObject({ status: 'waiting-on-customer', clocks: { firstResponseSeconds: 1_800 } });
    expect((await conversationOf('jonas')).json).toMatchObject({ runAround: true, answers: [{ elsewhere: true }, { elsewhere: false }] });
    expect((await conversationOf('sam')).json).toMatchObject({ runAround: false, answeredInChannel: true });
  });

  it('keeps notes, and resolves once however often the request is repeated', async () => {
    const note = await acts('ada', 'maria', 'note', { text: 'New lamp sent today.' });
    expect(note.json).toMatchObject({ acts: [{ type: 'note', by: 'Ada', text: 'New lamp sent today.' }] });
    const resolved = await acts('ada', 'maria', 'resolve', { reason: 'replaced' }, { key: 'resolve-maria' });
    expect(resolved.json).toMatchObject({ status: 'resolved', clocks: { resolutionSeconds: 1_800 } });
    const again = await acts('ada', 'maria', 'resolve', { reason: 'replaced' }, { key: 'resolve-maria', match: '"0"' });
    expect(again.status).toBe(200);
    expect(z.object({ acts: z.array(z.unknown()) }).parse(again.json).acts).toHaveLength(2);
    expect((await acts('bo', 'maria', 'resolve', {}, { match: '"0"' })).status).toBe(412);
  });

  it('hands over with a reason, which is counted', async () => {
    await week.hear(at('mon', '14:00'), says('theo', { id: '6', sentAt: at('mon', '13:30'), text: 'Who at your company talks to hotels?' }));
    const handed = await acts('bo', 'theo', 'assign', { team: 'sales', reason: 'a hotel with forty rooms' });
    expect(handed.json).toMatchObject({ team: 'sales', hops: 1 });
    expect(await handlesOf('&team=sales')).toEqual(['theo', 'lena']);
  });
});

describe('the days after', () => {
  it('open a resolved conversation again when its customer comes back', async () => {
    await week.hear(
      at('tue', '10:30'),
      says('maria', { id: '21', thread: '2', sentAt: at('tue', '10:00'), text: 'La nueva también llegó rota. Fatal.' }),
    );
    expect((await conversationOf('maria')).json).toMatchObject({ status: 'waiting-on-brand', reopened: 1 });
  });

  it('know who is overdue, by the hours in which the team works', async () => {
    await week.hear(
      at('wed', '09:29'),
      says('ida', { id: '7', sentAt: at('tue', '16:30'), followers: 4_000, text: 'Why is my order still not here?' }),
    );
    const due = { dueAt: new Date(at('wed', '09:30')).toISOString() };
    expect((await conversationOf('ida')).json).toMatchObject({ clocks: { ...due, overdue: false } });
    await week.hear(at('wed', '09:31'));
    expect((await conversationOf('ida')).json).toMatchObject({ clocks: { ...due, overdue: true } });
    expect(await handlesOf('&overdue=true')).toContain('ida');
  });

  it('turn a detractor into an advocate, win a sale, and hear of a competitor', async () => {
    await week.hear(
      at('thu', '18:00'),
      answers('ada', { id: '15', thread: '1', sentAt: at('wed', '10:00'), text: 'We are sorry. A new lamp is on its way and arrives tomorrow.' }),
      says('priya', { id: '32', thread: '1', sentAt: at('wed', '10:20'), text: 'That is wonderful, thank you so much! Great service, I love it.' }),
      answers('cem', { id: '16', thread: '5', sentAt: at('thu', '09:30'), text: 'In our shop in Weimar, or from us by post. It costs 240 euros.' }),
      says('noor', {
        id: '8',
        sentAt: at('thu', '11:00'),
        text: 'Glimmerhaus is awful, their lamps break and nobody cares. I am leaving Glimmerhaus.',
      }),
    );
    expect(z.object({ mood: z.object({ lift: z.number() }) }).parse((await conversationOf('priya')).json).mood.lift).toBeGreaterThan(0.5);
    const won = await acts('cem', 'lena', 'outcome', { outcome: 'won' });
    expect(won.json).toMatchObject({ sale: { outcome: 'won' } });
    expect((await acts('cem', 'sam', 'outcome', { outcome: 'won' })).status).toBe(409);
  });
});

describe('the end of the week', () => {
  const PERIOD = `from=${encodeURIComponent(at('mon', '00:00'))}&to=${encodeURIComponent(at('after', '00:00'))}`;

  it('comes', async () => {
    await week.hear(at('after', '08:00'));
    expect((await week.ask('ada', `GET /brands/${BRAND}`)).status).toBe(200);
  });

  it('shows each agent, in the order of the alphabet and without judging by too little', async () => {
    const agents = await itemsOf(`agents?${PERIOD}`);
    expect(agents.map(({ agent }) => agent)).toEqual(['ada', 'bo', 'cem']);
    expect(agents[0]).toMatchObject({ conversations: 2, answers: 2 });
    expect(agents[2]).toMatchObject({ conversations: 2, answers: 3 });
    expect(JSON.stringify(agents)).not.toMatch(/rank/i);
  });

  it('shows who was never answered', async () => {
    const { json } = await asked(`ghosts?${PERIOD}`);
    expect(json).toMatchObject({ coverage: { unanswered: expect.any(Number) } });
    expect(
      z
        .array(Shown)
        .parse(Items.parse(json).items)
        .map(({ customer }) => customer.handle),
    ).toContain('ida');
  });

  it('shows what there was to sell, and how it went', async () => {
    const sales = z.array(Shown).parse(await itemsOf(`opportunities?${PERIOD}`));
    expect(new Set(sales.map(({ customer }) => customer.handle))).toEqual(new Set(['lena', 'noor']));
    expect(await itemsOf(`opportunities?${PERIOD}&outcome=won`)).toMatchObject([{ customer: { handle: 'lena' }, sale: { outcome: 'won' } }]);
    expect(await itemsOf(`opportunities?${PERIOD}&outcome=open`)).toMatchObject([{ sale: { kind: 'switching', competitor: 'Glimmerhaus' } }]);
    expect(await itemsOf(`competitors?${PERIOD}`)).toMatchObject([{ name: 'Glimmerhaus', messages: 1 }]);
  });

  it('shows who did what, to whoever runs the house', async () => {
    const done = await itemsOf('audit?limit=200', 'dot');
    const deeds = done.map(({ by, action }) => `${String(by)} ${String(action)}`);
    expect(deeds).toEqual(expect.arrayContaining(['Ada note', 'Ada resolve', 'Bo hand-over', 'Cem outcome', 'Dot describe-brand']));
    expect(JSON.stringify(done)).not.toContain('lámpara');
    expect((await asked('audit', 'ada')).status).toBe(403);
  });

  it('is nobody else’s business', async () => {
    const { path } = await conversationOf('ida');
    for (const line of [`GET ${path}`, `GET /brands/${BRAND}/agents`, `GET /brands/${BRAND}/conversations`])
      expect((await week.ask('eve', line)).status).toBe(404);
    expect((await week.ask('eve', `POST ${path}/note`, { body: { text: 'hello' }, match: '*' })).status).toBe(404);
  });

  it('is summed up in a report that can be sent on, in which talk of a competitor alone does not count', async () => {
    const { json } = await asked('report?period=week&date=2026-03-02&format=json');
    expect(json).toMatchObject({ brand: BRAND, kind: 'week', date: '2026-03-02', volume: { messages: 10 } });
    const page = await asked('report?period=week&date=2026-03-02&format=html');
    expect(page.text).toMatch(/<svg|<table/);
    expect(page.text).toContain('Lumenhof');
  });

  it('forgets a customer who asks for it, and keeps the counts', async () => {
    const before = await asked(`pulse?${PERIOD}&step=1d`);
    const erased = await week.ask('dot', `DELETE /brands/${BRAND}/authors/${encodeURIComponent('id-of-jonas')}`);
    expect([200, 202]).toContain(erased.status);
    const { text } = await asked('export');
    expect(text).not.toMatch(/jonas|Hotline weiß|lächerlich/);
    expect(text).toContain('maria');
    expect((await asked(`pulse?${PERIOD}&step=1d`)).json).toEqual(before.json);
    expect((await week.ask('ada', `DELETE /brands/${BRAND}/authors/id-of-ida`)).status).toBe(403);
  });
});
