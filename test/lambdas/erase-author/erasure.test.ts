import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toBody } from '../../../core/inbox-body.ts';
import type { PlatformEvent } from '../../../core/event.ts';
import type { Author } from '../../../core/message.ts';
import { authorMark } from '../../../core/pulse-entry.ts';
import { DAY, MINUTE } from '../../../core/time.ts';
import { createHandler as createApi } from '../../../lambdas/care-api/handler.ts';
import { erasingOn } from '../../../local/erasing.ts';
import { lambdaContext } from '../../../local/lambda-context.ts';
import { openInbox } from '../../../local/store/open-store.ts';
import { freshDataDirs } from '../../local/store/data-dir.ts';
import { anIncident, never } from '../../contracts/builders.ts';
import { anEvent, withToken, ADMIN } from '../care-api/an-api.ts';
import { anAnalysis, answered, aTouchyBrand, complaints, edited, liked, live, NOON, said, type AnAnalysis } from '../analyze-messages/an-analysis.ts';

const newDir = freshDataDirs();

const PHONE = '491700000077';
const USER = 'DE.7700000077';
/** Whatever tells of the person, in any case. */
const TRACES = [
  PHONE,
  USER,
  'quillfeather',
  'Petronella',
  'zanzibarian',
  'marmalade-spoon',
  'quince-harbour',
  'https://example.org/petronella',
  'kumquat',
  authorMark('x', PHONE),
  authorMark('x', USER),
];

const person = { id: PHONE, ids: [PHONE, USER], handle: 'quillfeather', name: 'Petronella Q', followers: 7, role: 'customer' } satisfies Author;
const at = (minute: number) => ({ sentAt: NOON + minute * MINUTE });
const direct = { kind: 'direct', visibility: 'private' } as const;
const agent = { direction: 'outbound', author: { id: 'robin-of-care', role: 'agent' } } as const;

const THEIRS: readonly PlatformEvent[] = [
  said('x:p-1', { author: person, text: 'bad bad kumquat zanzibarian thing', url: 'https://example.org/petronella/1', ...at(1) }),
  edited('x:p-1', {
    author: person,
    text: 'bad marmalade-spoon kumquat thing',
    url: 'https://example.org/petronella/1',
    ...at(1),
    edited: NOON + 2 * MINUTE,
  }),
  said('x:p-2', { ...direct, author: person, threadId: `x:harbour-coffee:${PHONE}`, text: 'Is my quince-harbour parcel good?', ...at(3) }),
  said('x:p-3', { ...direct, author: { id: USER, role: 'customer' }, threadId: `x:harbour-coffee:${USER}`, text: 'kumquat!', ...at(4) }),
];
const OTHERS: readonly PlatformEvent[] = [
  answered('x:a-1', 'x:p-1', { threadId: 'x:p-1', text: 'Dear Petronella, we are on it', ...agent, ...at(5) }),
  said('x:a-2', {
    ...direct,
    ...agent,
    threadId: `x:harbour-coffee:${PHONE}`,
    inReplyTo: 'x:p-2',
    text: 'Petronella, your parcel is here',
    ...at(6),
  }),
  ...complaints(6, NOON + 2 * MINUTE),
];

/** What the data folder holds of the person, by file. The API and the analysis are open meanwhile, as they are when it runs. */
function found(dir: string): string[] {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.flatMap(({ parentPath, name }) => {
    const text = readFileSync(join(parentPath, name), 'latin1').toLowerCase();
    return TRACES.filter((trace) => text.includes(trace.toLowerCase())).map((trace) => `${name}: ${trace}`);
  });
}

const LETTER = (incident: string) => `From: a@example.com\r\nX-Groundswell-Incident: ${incident}\r\n\r\nbad kumquat thing\r\n`;

async function aMachine() {
  const dir = newDir();
  const clock = { now: NOON + 10 * MINUTE };
  const inbox = openInbox(dir);
  const analysis = anAnalysis(dir, { clock });
  const { store, log } = analysis;
  const erasing = erasingOn({ store, inbox, alerts: join(dir, 'alerts'), authorKeys: async () => ['the key of authors'] });
  const api = createApi({ ...store, erasing, log, now: () => clock.now, version: 'test' });
  const again = anAnalysis(dir, { clock, store, ...(erasing.traces === undefined ? {} : { traces: erasing.traces }) });
  await analysis.describe(aTouchyBrand('harbour', 'harbour-coffee'));
  const erase = async (author: string, query = {}): Promise<{ status: number | undefined; body: Record<string, unknown> }> => {
    const event = anEvent(`DELETE /brands/harbour/authors/${encodeURIComponent(author)}`, { query, authorizer: withToken(ADMIN) });
    const { statusCode, body } = await api(event, lambdaContext('care-api'));
    return { status: statusCode, body: JSON.parse(typeof body === 'string' ? body : '{}') };
  };
  const close = (): void => {
    store.close();
    inbox.close();
  };
  return { dir, clock, inbox, analysis, again, store, erase, close };
}

async function filled() {
  const machine = await aMachine();
  const { analysis, store, inbox, dir } = machine;
  for (const event of [...THEIRS, ...OTHERS]) expect((await analysis.analyze([live(event)])).batchItemFailures).toEqual([]);
  await analysis.sweep();
  const incident = anIncident({ viral: ['x:p-1'], about: { en: ['kumquat', 'number'] } });
  const evidence = { ...incident.evidence, driving: ['x:p-1', 'x:bad-1'], phrases: ['kumquat thing', 'thing number'] };
  await store.incidents.save(never({ ...incident, evidence }));
  mkdirSync(join(dir, 'alerts'), { recursive: true });
  writeFileSync(join(dir, 'alerts', 'one.eml'), LETTER(incident.id));
  const kept = [...(await store.conversations.load(await idsOf(analysis))).values()];
  for (const { value, version } of kept) {
    if ('mergedInto' in value || value.conversation.customer.id !== PHONE) continue;
    const note = { id: `n-${value.conversation.id}`, type: 'note', by: 'robin', at: NOON + 9 * MINUTE, text: 'Petronella called' } as const;
    await store.conversations.save([{ value: { ...value, acts: [note] }, version }]);
  }
  await store
    .moods(() => machine.clock.now)
    .keep(new Map([['some hash', { sentiment: { label: 'NEUTRAL', positive: 0, negative: 0, neutral: 1, mixed: 0, engine: 'comprehend' } }]]));
  await inbox.send([
    live(said('x:p-9', { author: person, text: 'bad kumquat again', ...at(8) })),
    live(said('x:p-10', { author: person, text: 'zanzibarian dead', ...at(8) })),
  ]);
  const [dead] = inbox.receive(1, MINUTE, NOON + DAY);
  for (let attempt = 0; attempt < 5; attempt += 1) inbox.fail(dead?.id ?? '', 'broken', NOON, NOON);
  return machine;
}

const idsOf = async (analysis: AnAnalysis): Promise<string[]> =>
  (await analysis.store.conversations.list('harbour', { limit: 50 })).map(({ id }) => id);

/** What is counted of the brand: it must not know that anybody was erased. */
async function countsOf({ store }: AnAnalysis): Promise<unknown> {
  const pulses = await store.pulses.range('harbour', NOON - DAY, NOON + DAY);
  const conversations = await store.conversations.list('harbour', { limit: 50 });
  return {
    pulses: pulses.map(({ authors, negativeAuthors, ...counts }) => ({
      ...counts,
      authors: JSON.stringify(authors).length,
      negative: JSON.stringify(negativeAuthors).length,
    })),
    conversations: conversations.map(({ id, messageCount, mood, clocks, status, firstMessageAt, lastMessageAt }) => ({
      id,
      messageCount,
      mood,
      clocks,
      status,
      firstMessageAt,
      lastMessageAt,
    })),
    messages: store.counts().messages,
  };
}

describe('the erasure of an author on one machine', () => {
  it('leaves nothing of the person in any file, and all counts as they were', async () => {
    const { dir, clock, erase, again, analysis, inbox, store, close } = await filled();
    const before = await countsOf(analysis);
    expect(new Set(found(dir).map((one) => one.split(': ')[1]))).toEqual(new Set(TRACES.map(String)));

    const first = await erase(PHONE);
    expect(first).toMatchObject({ status: 202, body: { state: 'under-way', messages: 3, conversations: 2 } });
    expect(found(dir)).toEqual([]);
    expect(await countsOf(analysis)).toEqual(before);
    expect(await inbox.depth()).toMatchObject({ deadLetters: 0 });

    clock.now += 3 * MINUTE;
    await again.sweep();
    expect(await erase(USER, { platform: 'x' })).toMatchObject({ status: 202, body: { messages: 0, conversations: 0 } });
    expect(found(dir)).toEqual([]);
    expect(await countsOf(analysis)).toEqual(before);

    const incident = await store.incidents.load('i1');
    expect(incident?.value.evidence.driving).toContain('x:p-1');
    expect(incident?.value.evidence).toMatchObject({ phrases: ['thing number'] });
    close();
  });

  it('drops what is redelivered and redriven, and changes what stayed for nobody', async () => {
    const { dir, clock, erase, analysis, again, inbox, close } = await filled();
    await erase(PHONE);
    clock.now += 3 * MINUTE;
    await again.sweep();
    const before = await countsOf(analysis);
    for (const event of [...THEIRS, ...OTHERS]) expect((await analysis.analyze([live(event, clock.now)])).batchItemFailures).toEqual([]);
    inbox.redrive();
    const bodies = inbox.receive(10, MINUTE, clock.now).map(({ body }) => body);
    expect(bodies.filter((body) => body.includes('zanzibarian'))).toEqual([]);
    await analysis.analyzeBodies([toBody(live(said('x:p-11', { author: person, text: 'kumquat', ...at(1) })))]);
    analysis.store.scrub();
    expect(found(dir)).toEqual([]);
    expect(await countsOf(analysis)).toEqual(before);
    close();
  });

  it('hears of the person again when they write again', async () => {
    const { clock, erase, analysis, close } = await filled();
    await erase(PHONE);
    clock.now += MINUTE;
    const before = analysis.store.counts().messages;
    await analysis.analyze([live(said('x:p-12', { author: person, text: 'good day', sentAt: clock.now }))]);
    expect(analysis.store.counts().messages).toBe(before + 1);
    close();
  });

  it('answers for somebody unknown as for anybody else, and ends', async () => {
    const { clock, erase, again, close } = await aMachine();
    expect(await erase('nobody/at all')).toMatchObject({ status: 202, body: { state: 'under-way', messages: 0, conversations: 0 } });
    clock.now += 3 * MINUTE;
    await again.sweep();
    close();
  });
});

describe('the erasure of somebody who answered for the brand', () => {
  const robin = { id: 'robin-of-care', handle: '@Robin_RM', role: 'agent' } satisfies Author;
  const guidance = (handle: string) =>
    `X-Groundswell-Brand: harbour\r\nX-Groundswell-Notice: guidance\r\n\r\nA message of @${handle} touches a guideline\r\n`;

  const answeredBy = async () => {
    const machine = await aMachine();
    const { analysis, dir } = machine;
    await analysis.analyze([live(said('x:w-1', { author: { id: 'wanda', role: 'customer' }, text: 'Do you open on Sundays?', ...at(1) }))]);
    await analysis.analyze([live(answered('x:w-2', 'x:w-1', { threadId: 'x:w-1', author: robin, text: 'Yes, from nine.', ...at(2) }))]);
    mkdirSync(join(dir, 'alerts'), { recursive: true });
    for (const handle of ['robin_rm', 'kim']) writeFileSync(join(dir, 'alerts', `${handle}.eml`), guidance(handle));
    return machine;
  };

  it('takes away the alert files that name them, and no others', async () => {
    const { dir, erase, close } = await answeredBy();
    await erase('robin-of-care');
    expect(readdirSync(join(dir, 'alerts'))).toEqual(['kim.eml']);
    close();
  });

  it('is complete where their customer was erased before', async () => {
    const { dir, analysis, erase, close } = await answeredBy();
    await erase('wanda');
    expect(await analysis.show((await idsOf(analysis))[0] ?? '')).toMatchObject({ messages: [{}, { author: { id: 'robin-of-care' } }] });
    expect(await erase('robin-of-care')).toMatchObject({ status: 202 });
    const files = readdirSync(dir, { withFileTypes: true }).filter((entry) => entry.isFile());
    const kept = files.map(({ name }) => readFileSync(join(dir, name), 'latin1').toLowerCase()).join('');
    expect(kept).not.toContain('robin-of-care');
    close();
  });
});

describe('an erasure that is asked for again', () => {
  const minutesLater = async ({ clock, again }: Awaited<ReturnType<typeof aMachine>>) => {
    clock.now += 3.5 * MINUTE;
    await again.sweep();
  };

  it('is told as done, with the same figures, and begins nothing', async () => {
    const machine = await filled();
    const { erase, close, clock } = machine;
    const upTo = new Date(clock.now).toISOString();
    expect(await erase(PHONE)).toMatchObject({ status: 202, body: { state: 'under-way', upTo, messages: 3 } });
    await minutesLater(machine);
    for (let asked = 0; asked < 2; asked += 1)
      expect(await erase(PHONE)).toMatchObject({ status: 200, body: { state: 'erased', upTo, messages: 3, conversations: 2 } });
    close();
  });

  it.each([
    ['is told as done until a day later', DAY - 1, 200],
    ['begins anew a day later, with what was said since', DAY, 202],
  ])('%s', async (_name, after, status) => {
    const machine = await aMachine();
    const { erase, close, clock, analysis } = machine;
    await erase('wanda');
    await minutesLater(machine);
    const doneAt = clock.now;
    await analysis.analyze([live(said('x:w-1', { author: { id: 'wanda', role: 'customer' }, text: 'Hello again.', sentAt: doneAt + MINUTE }))]);
    clock.now = doneAt + after;
    const again = await erase('wanda');
    expect(again).toMatchObject({ status, body: { messages: status === 200 ? 0 : 1 } });
    close();
  });
});

describe('what was judged of a person who is erased', () => {
  const wanda = { id: 'wanda', role: 'customer' } satisfies Author;
  const ASKED = [
    said('x:w-1', { author: wanda, text: 'Do you open on Sundays?', ...at(1) }),
    answered('x:w-2', 'x:w-1', { threadId: 'x:w-1', ...agent, text: 'Please write to us by e-mail. ^RM', ...at(2) }),
    said('x:w-3', { author: wanda, text: 'I would like to buy two of your lamps, what is the price?', ...at(3) }),
    said('x:w-4', { author: wanda, text: 'bad service, I want to complain', ...at(4) }),
  ];
  const sold = { id: 'o-1', at: NOON + 8 * MINUTE, by: 'robin', type: 'outcome', outcome: 'won' } as const;

  async function erased() {
    const machine = await aMachine();
    const { analysis, clock, erase, again, store } = machine;
    for (const event of ASKED) await analysis.analyze([live(event)]);
    const ids = await idsOf(analysis);
    for (const { value, version } of (await store.conversations.load(ids)).values()) {
      if ('mergedInto' in value || !value.conversation.opportunity) continue;
      const { sale, ...conversation } = value.conversation;
      const won = { ...conversation, ...(sale === undefined ? {} : { sale: { ...sale, outcome: 'won', outcomeAt: sold.at } as const }) };
      await store.conversations.save([{ value: { ...value, conversation: won, acts: [sold] }, version }]);
    }
    const before = await judgedOf(analysis);
    await erase('wanda');
    clock.now += 3 * MINUTE;
    await again.sweep();
    return { ...machine, before };
  }

  const judgedOf = async ({ store }: AnAnalysis) =>
    (await store.conversations.list('harbour', { limit: 50 }))
      .map(({ id, intent, team, asks, opportunity, sale, runAround, answeredInChannel, priority, answers, status, clocks, earlier }) => {
        const judged = { id, intent, team, asks, opportunity, runAround, answeredInChannel, score: priority.score, status, clocks, earlier };
        const treated = answers.map(({ words: _words, ...answer }) => answer);
        return { ...judged, treated, sale: sale && { ...sale, words: [] } };
      })
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));

  it('is what it was once more is heard about their messages', async () => {
    const { analysis, before, close } = await erased();
    expect(before).toHaveLength(3);
    expect(before.filter(({ asks }) => asks)).toHaveLength(3);
    expect(before.flatMap(({ sale }) => sale?.outcome ?? [])).toEqual(['won']);
    expect(before.flatMap(({ treated }) => treated)).toMatchObject([{ elsewhere: true, agent: 'robin-of-care ^RM' }]);
    expect(await judgedOf(analysis)).toEqual(before);
    for (const id of ['x:w-1', 'x:w-3', 'x:w-4']) await analysis.analyze([live(liked(id, 3))]);
    expect(await judgedOf(analysis)).toEqual(before);
    close();
  });

  it('is what it was, but for whether somebody waits, once the brand answers', async () => {
    const { analysis, before, clock, close } = await erased();
    const later = { ...agent, sentAt: clock.now };
    await analysis.analyze([live(answered('x:w-9', 'x:w-3', { threadId: 'x:w-3', text: 'They are on their way.', ...later }))]);
    const was = before.find(({ sale }) => sale !== undefined);
    const now = (await judgedOf(analysis)).find(({ id }) => id === was?.id);
    expect(now).toMatchObject({ intent: was?.intent, team: was?.team, asks: true, sale: was?.sale, status: 'waiting-on-customer' });
    expect(now?.score).toBe((was?.score ?? 0) - 20);
    close();
  });

  it('still counts when they write again in the same thread', async () => {
    const { analysis, before, clock, close } = await erased();
    await analysis.analyze([live(said('x:w-8', { author: wanda, threadId: 'x:w-3', text: 'thanks, good', sentAt: clock.now }))]);
    const was = before.find(({ sale }) => sale !== undefined);
    const now = (await judgedOf(analysis)).find(({ id }) => id === was?.id);
    expect(now).toMatchObject({ intent: 'purchase', asks: true, opportunity: true, sale: was?.sale });
    close();
  });
});
