import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UNREAD, type Label, type Sentiment } from '../../core/sentiment.ts';
import { createHybridSentiment, type HybridPorts } from '../../lambdas/hybrid-sentiment.ts';
import type { MoodBudget } from '../../lambdas/mood-ports.ts';
import type { Mood, Reading, SentimentReader } from '../../lambdas/ports.ts';
import { startComprehend, type ComprehendStandIn } from '../stand-ins/comprehend.ts';
import { aLog, aReader } from './adapters/comprehend/a-reader.ts';

let comprehend: ComprehendStandIn;
beforeEach(async () => {
  comprehend = await startComprehend();
});
afterEach(() => comprehend.close());

const said = (label: Label, sure: number): Sentiment => {
  const rest = (1 - sure) / 3;
  return { label, positive: rest, negative: rest, neutral: rest, mixed: rest, [label.toLowerCase()]: sure, engine: 'embedded' };
};

/** Reads "sure" and "unsure" for what they say, knows no Japanese, and takes everything for English that is not told or marked otherwise. */
const embedded: SentimentReader = {
  read: async (readings) =>
    readings.map(({ text, language = /[ぁ-ん]/u.test(text) ? 'ja' : text.includes('niet') ? 'nl' : 'en' }): Mood => {
      if (text.includes('👍')) return { sentiment: said('POSITIVE', 0.5) };
      if (language !== 'en') return { sentiment: UNREAD, language };
      return { sentiment: said('NEUTRAL', text.includes('unsure') ? 0.5 : 0.9), language };
    }),
};

/** So many units, once. */
const aBudget = (units: number): MoodBudget & { left: number } => {
  const budget = {
    left: units,
    take: async (wanted: number) => {
      const given = Math.min(wanted, budget.left);
      budget.left -= given;
      return { units: given, settle: async (paid: number) => void (budget.left += given - paid) };
    },
  };
  return budget;
};

const SURE = { text: 'I am sure', language: 'en' };
const UNSURE = { text: 'The app is down, unsure why', language: 'en' };
const JAPANESE = { text: 'ありがとう thanks' };
const DUTCH = { text: 'het werkt niet' };
const PICTURE = { text: '👍' };

const hybrid = ({ units = 1_000, ...ports }: Partial<HybridPorts> & { units?: number } = {}) => {
  const asked = aReader(comprehend.url, { random: () => 0 });
  const log = aLog();
  const budget = aBudget(units);
  const reader = createHybridSentiment({ embedded, paid: asked.reader, budget, log, ...ports });
  const figures = () => log.lines.findLast(({ event }) => event === 'moods shared out')?.facts;
  const warnings = () => log.lines.filter(({ level }) => level === 'warn').map(({ event, facts }) => ({ event, ...facts }));
  return { read: (texts: readonly Reading[]) => reader.read(texts), budget, log, figures, warnings };
};
const engines = (moods: readonly Mood[]) => moods.map(({ sentiment }) => sentiment.engine);
const sentTexts = () => comprehend.calls.flatMap(({ texts }) => texts);

describe('the hybrid reader', () => {
  it('answers in order, each text by the engine that it says', async () => {
    const moods = await hybrid().read([SURE, UNSURE, JAPANESE, DUTCH, PICTURE]);
    expect(engines(moods)).toEqual(['embedded', 'comprehend', 'comprehend', 'unread', 'embedded']);
    expect(moods.map(({ sentiment }) => sentiment.label)).toEqual(['NEUTRAL', 'NEGATIVE', 'POSITIVE', 'NEUTRAL', 'POSITIVE']);
    expect(moods.map(({ language }) => language)).toEqual(['en', 'en', 'ja', 'nl', undefined]);
  });

  it('asks Comprehend for nothing else, and never for a language', async () => {
    await hybrid().read([SURE, UNSURE, JAPANESE, DUTCH, PICTURE]);
    expect(comprehend.calls.map(({ operation, language, texts }) => [operation, language, texts])).toEqual([
      ['BatchDetectSentiment', 'ja', [JAPANESE.text]],
      ['BatchDetectSentiment', 'en', [UNSURE.text]],
    ]);
  });

  it('asks about nothing when it is sure of everything, and leaves the budget alone', async () => {
    const budget: MoodBudget = { take: async () => Promise.reject(new Error('nobody wants any')) };
    expect(engines(await hybrid({ budget }).read([SURE, PICTURE]))).toEqual(['embedded', 'embedded']);
    expect(comprehend.calls).toEqual([]);
  });

  it('answers nothing with nothing', async () => {
    expect(await hybrid().read([])).toEqual([]);
  });

  it.each([
    ['just below', 0.899, []],
    ['at', 0.9, []],
    ['just above', 0.901, [SURE.text]],
  ])('is as sure as it is asked to be: %s', async (_name, sureAt, sent) => {
    await hybrid({ sureAt }).read([SURE]);
    expect(sentTexts()).toEqual(sent);
  });

  it('asks about copies of a text once, and answers each', async () => {
    const { read, budget } = hybrid();
    expect(engines(await read([UNSURE, UNSURE, SURE, UNSURE]))).toEqual(['comprehend', 'comprehend', 'embedded', 'comprehend']);
    expect([comprehend.documents, budget.left]).toEqual([1, 997]);
  });

  it('keeps its own answer where Comprehend turns out to have none', async () => {
    comprehend.inject({ fault: 'some', indexes: [0], code: 'UNSUPPORTED_LANGUAGE' });
    expect(engines(await hybrid().read([UNSURE]))).toEqual(['embedded']);
  });

  it('says what it did and what that saved, in numbers only', async () => {
    const { read, log, figures } = hybrid();
    await read([SURE, SURE, UNSURE, JAPANESE, DUTCH, PICTURE]);
    // Alone, Comprehend is asked for 3 units a text, and for as many where nobody told the language: of the Japanese and the Dutch one.
    expect(figures()).toEqual({ texts: 6, embedded: 3, sent: 2, refused: 0, failed: 0, unitsSaved: 3 + 3 + 6 + 6 - (3 + 3) });
    expect(JSON.stringify(log.lines)).not.toMatch(/sure why|ありがとう/u);
  });
});

describe('within a budget, the hybrid reader', () => {
  it.each([
    ['nothing left', 0, ['embedded', 'unread'], { sent: 0, refused: 2 }],
    ['just too little for one text', 2, ['embedded', 'unread'], { sent: 0, refused: 2 }],
    ['just enough for one, which is the one that nobody has read', 3, ['embedded', 'comprehend'], { sent: 1, refused: 1 }],
    ['just enough for both', 6, ['comprehend', 'comprehend'], { sent: 2, refused: 0 }],
  ])('asks as far as it goes, and keeps its own answers beyond: %s', async (_name, units, answered, counted) => {
    const { read, figures } = hybrid({ units });
    expect(engines(await read([UNSURE, JAPANESE]))).toEqual(answered);
    expect(figures()).toMatchObject(counted);
  });

  it('warns when it is spent, and not again until there was some', async () => {
    const { read, budget, warnings } = hybrid({ units: 3 });
    const another = (text: string) => ({ text: `unsure ${text}`, language: 'en' });
    for (const text of ['one', 'two', 'three']) await read([another(text)]);
    expect(warnings()).toEqual([{ event: 'mood budget spent', refused: 1 }]);
    budget.left = 3;
    for (const text of ['four', 'five']) await read([another(text), SURE]);
    await read([SURE]);
    expect(warnings()).toHaveLength(2);
  });

  it('pays only for what was answered: not for what is remembered, and not for what failed', async () => {
    const { read, budget } = hybrid({ units: 6 });
    await read([UNSURE]);
    await read([UNSURE]);
    expect(budget.left).toBe(3);
    comprehend.inject({ fault: 'refuse', code: 'AccessDeniedException' });
    await read([{ ...UNSURE, text: 'unsure again' }]);
    expect(budget.left).toBe(3);
  });

  it('loses no answer when what is left cannot be given back, and warns', async () => {
    const settle = async () => Promise.reject(new Error('no table'));
    const { read, warnings } = hybrid({ budget: { take: async (units) => ({ units, settle }) } });
    expect(engines(await read([UNSURE]))).toEqual(['comprehend']);
    expect(warnings()).toEqual([{ event: 'mood budget not settled', reason: 'Error: no table' }]);
  });

  it('keeps its own answers when nobody knows what is left, and lets come again what it could not read', async () => {
    const { read, warnings, figures } = hybrid({ budget: { take: async () => Promise.reject(new Error('no table')) } });
    expect(engines(await read([UNSURE, SURE]))).toEqual(['embedded', 'embedded']);
    expect(warnings()).toEqual([{ event: 'second opinion failed', texts: 1, reason: 'Error: no table' }]);
    expect(figures()).toMatchObject({ sent: 1, failed: 1 });
    await expect(read([UNSURE, JAPANESE])).rejects.toThrow('no table');
    expect(comprehend.calls).toEqual([]);
  });
});

describe('when Comprehend falters, the hybrid reader', () => {
  it.each([
    ['throttles', { fault: 'throttle' as const, calls: 8 }],
    ['fails', { fault: 'fail' as const, calls: 16 }],
    ['refuses', { fault: 'refuse' as const, code: 'AccessDeniedException' }],
    ['fails at each text', { fault: 'some' as const, indexes: [0, 1], code: 'INTERNAL_SERVER_ERROR', calls: 8 }],
  ])('loses no answer of its own, and warns without a word of a text: %s', async (_name, fault) => {
    const { read, warnings, log } = hybrid();
    comprehend.inject(fault);
    const moods = await read([SURE, UNSURE, { text: 'still unsure, awful', language: 'en' }]);
    expect(engines(moods)).toEqual(['embedded', 'embedded', 'embedded']);
    expect(warnings()).toEqual([{ event: 'second opinion failed', texts: 2, reason: expect.stringContaining('Comprehend left 2 texts unread') }]);
    expect(JSON.stringify(log.lines)).not.toContain('awful');
  });

  it('takes the answers that it got', async () => {
    comprehend.inject({ fault: 'some', indexes: [1], code: 'INTERNAL_SERVER_ERROR' }, { fault: 'fail', calls: 7 });
    const moods = await hybrid().read([UNSURE, { text: 'unsure, awful', language: 'en' }]);
    expect(engines(moods).toSorted()).toEqual(['comprehend', 'embedded']);
  });

  it('rejects for a text that only Comprehend reads, so that it comes again, and pays nothing twice for the others', async () => {
    const { read } = hybrid();
    comprehend.inject({ fault: 'refuse', code: 'AccessDeniedException' });
    await expect(read([JAPANESE, UNSURE])).rejects.toThrow('AccessDeniedException');
    expect(engines(await read([UNSURE, JAPANESE]))).toEqual(['comprehend', 'comprehend']);
    expect(comprehend.documents).toBe(2);
  });

  it('rejects when the embedded engine itself cannot be had', async () => {
    const broken: SentimentReader = { read: async () => Promise.reject(new Error('no engine')) };
    await expect(hybrid({ embedded: broken }).read([SURE])).rejects.toThrow('no engine');
  });

  it('rejects when the embedded engine leaves a text out', async () => {
    const forgetful: SentimentReader = { read: async (texts: readonly Reading[]) => (await embedded.read(texts)).slice(1) };
    await expect(hybrid({ embedded: forgetful }).read([SURE, UNSURE])).rejects.toThrow('answered 1 of 2 texts');
  });
});
