import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Sentiment, UNREAD } from '../../../../core/sentiment.ts';
import { startComprehend, type ComprehendCall, type ComprehendStandIn } from '../../../stand-ins/comprehend.ts';
import { aReader, aStore, NO_CACHE } from './a-reader.ts';

let comprehend: ComprehendStandIn;
beforeEach(async () => {
  comprehend = await startComprehend();
});
afterEach(() => comprehend.close());

const labels = (moods: readonly { sentiment: Sentiment }[]) => moods.map(({ sentiment }) => sentiment.label);
const moodCalls = (): readonly ComprehendCall[] => comprehend.calls.filter(({ operation }) => operation === 'BatchDetectSentiment');
const english = (count: number) => Array.from({ length: count }, (_, index) => ({ text: `still waiting, day ${index}`, language: 'en' }));

describe('the reader on Comprehend', () => {
  it('answers one mood a text, in order, with the language it was read as', async () => {
    const { reader } = aReader(comprehend.url);
    const moods = await reader.read([
      { text: 'The app is down', language: 'en' },
      { text: 'Danke schön', language: 'de-AT' },
      { text: 'Great service, awful app', language: 'en' },
    ]);
    expect(labels(moods)).toEqual(['NEGATIVE', 'POSITIVE', 'MIXED']);
    expect(moods.map(({ language }) => language)).toEqual(['en', 'de', 'en']);
    expect(moods[0]?.sentiment).toEqual({ label: 'NEGATIVE', positive: 0.02, negative: 0.93, neutral: 0.04, mixed: 0.01, engine: 'comprehend' });
  });

  it('asks for the language only where the platform told none', async () => {
    const { reader } = aReader(comprehend.url);
    const moods = await reader.read([
      { text: 'Das ist kaputt' },
      { text: 'The app is down', language: 'en' },
      { text: 'Esto está roto', language: 'und' },
    ]);
    expect(moods.map(({ language }) => language)).toEqual(['de', 'en', 'es']);
    expect(comprehend.calls[0]).toEqual({ operation: 'BatchDetectDominantLanguage', texts: ['Das ist kaputt', 'Esto está roto'] });
  });

  it('sends one language a call', async () => {
    await aReader(comprehend.url).reader.read([
      { text: 'one', language: 'en' },
      { text: 'eins', language: 'de' },
      { text: 'two', language: 'en-GB' },
    ]);
    expect(moodCalls().map(({ language, texts }) => [language, texts])).toEqual([
      ['en', ['one', 'two']],
      ['de', ['eins']],
    ]);
  });

  it.each([
    ['a full call', 25, [25]],
    ['one more', 26, [25, 1]],
  ])('sends at most 25 texts a call: %s', async (_name, count, sizes) => {
    const moods = await aReader(comprehend.url).reader.read(english(count));
    expect(moods).toHaveLength(count);
    expect(
      moodCalls()
        .map(({ texts }) => texts.length)
        .toSorted((a, b) => b - a),
    ).toEqual(sizes);
  });

  it.each([
    ['nothing', { text: '' }, undefined],
    ['blanks', { text: ' \n ' }, undefined],
    ['pictures', { text: '😡😡' }, undefined],
    ['a link', { text: 'https://example.com', language: 'en' }, 'en'],
    ['a language that the platform told and Comprehend does not read', { text: 'Het is stuk', language: 'nl-NL' }, 'nl'],
  ])('leaves unread without a call: %s', async (_name, reading, language) => {
    const [mood] = await aReader(comprehend.url).reader.read([reading]);
    expect(mood).toEqual(language === undefined ? { sentiment: UNREAD } : { sentiment: UNREAD, language });
    expect(comprehend.calls).toEqual([]);
  });

  it('leaves unread what turns out to be in a language that Comprehend does not read, and says which', async () => {
    const [mood] = await aReader(comprehend.url).reader.read([{ text: 'Het werkt niet' }]);
    expect(mood).toEqual({ sentiment: UNREAD, language: 'nl' });
    expect(moodCalls()).toEqual([]);
  });

  it('leaves unread what is in no language at all', async () => {
    const undecided = await startComprehend({ languageOf: () => '' });
    const [mood] = await aReader(undecided.url).reader.read([{ text: 'xqzt' }]);
    await undecided.close();
    expect(mood).toEqual({ sentiment: UNREAD });
  });

  it('rounds the noise of 32-bit floats away', async () => {
    const noisy = await startComprehend({ moodOf: () => ({ positive: 1 / 3, negative: 0.1, neutral: 0.5, mixed: 1 / 15 }) });
    const [mood] = await aReader(noisy.url).reader.read([{ text: 'fine', language: 'en' }]);
    await noisy.close();
    expect(Sentiment.parse(mood?.sentiment)).toEqual({
      label: 'NEUTRAL',
      positive: 0.3333,
      negative: 0.1,
      neutral: 0.5,
      mixed: 0.0667,
      engine: 'comprehend',
    });
  });

  it('asks about texts that are alike once', async () => {
    const { reader, figures } = aReader(comprehend.url, { cache: NO_CACHE });
    const moods = await reader.read([
      { text: 'The app is down', language: 'en' },
      { text: '  The app\nis down ', language: 'en-US' },
      { text: 'Thanks', language: 'en' },
    ]);
    expect(labels(moods)).toEqual(['NEGATIVE', 'NEGATIVE', 'POSITIVE']);
    expect(moodCalls().flatMap(({ texts }) => texts)).toEqual(['The app is down', 'Thanks']);
    expect(figures()).toMatchObject({ texts: 3, remembered: 1, asked: 2 });
  });

  it('takes the guess of another reader for the language, but never before the word of the platform', async () => {
    const { reader } = aReader(comprehend.url);
    const moods = await reader.read([
      { text: 'no', guess: 'es' },
      { text: 'fine', language: 'und', guess: 'de' },
      { text: 'gut', language: 'de', guess: 'nl' },
    ]);
    expect(moods.map(({ language }) => language)).toEqual(['es', 'de', 'de']);
    expect(new Set(comprehend.calls.map(({ operation }) => operation))).toEqual(new Set(['BatchDetectSentiment']));
  });

  it.each([
    ['just at the limit', 5_000, undefined, 0],
    ['just above', 5_001, true, 1],
  ])('says of a text that only its beginning was read, and counts such texts: %s', async (_name, length, partial, cut) => {
    const { reader, figures } = aReader(comprehend.url);
    const [mood] = await reader.read([{ text: 'a'.repeat(length), language: 'en' }]);
    expect(moodCalls()[0]?.texts[0]).toHaveLength(5_000);
    expect([mood?.sentiment.partial, figures()['cut']]).toEqual([partial, cut]);
  });

  it('says so of each copy of a text by itself, also when the answer is remembered', async () => {
    const { reader } = aReader(comprehend.url);
    const [whole, longer] = [5_000, 6_000].map((length) => ({ text: 'a'.repeat(length), language: 'en' }));
    if (whole === undefined || longer === undefined) throw new Error('both are there');
    const moods = [...(await reader.read([whole, longer])), ...(await reader.read([longer, whole]))];
    expect(moods.map(({ sentiment }) => sentiment.partial)).toEqual([undefined, true, true, undefined]);
    expect(comprehend.documents).toBe(1);
  });

  it('says nothing of the sort of a text that it cannot read at all', async () => {
    const [mood] = await aReader(comprehend.url).reader.read([{ text: 'Het is stuk. '.repeat(1_000), language: 'nl' }]);
    expect(mood?.sentiment).toEqual(UNREAD);
  });

  it('says what it did, in numbers only', async () => {
    const { reader, log } = aReader(comprehend.url);
    await reader.read([{ text: 'a'.repeat(301), language: 'en' }, { text: 'Das ist kaputt' }, { text: 'Het werkt niet' }, { text: '👍' }]);
    const facts = { texts: 4, remembered: 0, unread: 2, cut: 0, asked: 2, languagesAsked: 2, units: 4 + 3 + 3 + 3, throttled: 0 };
    expect(log.lines).toEqual([{ level: 'info', event: 'texts read', facts }]);
  });
});

describe('when Comprehend falters, the reader', () => {
  it.each([
    ['throttles', { fault: 'throttle' as const }, 1],
    ['throttles by another name', { fault: 'refuse' as const, code: 'TooManyRequestsException' }, 1],
    ['fails', { fault: 'fail' as const }, 0],
    ['drops the connection', { fault: 'drop' as const }, 0],
    ['throttles one text', { fault: 'some' as const, indexes: [0], code: 'THROTTLING_EXCEPTION' }, 1],
    ['fails at one text', { fault: 'some' as const, indexes: [0], code: 'INTERNAL_SERVER_ERROR' }, 0],
  ])('asks again when it %s', async (_name, fault, throttled) => {
    const { reader, waits, figures } = aReader(comprehend.url);
    comprehend.inject(fault);
    expect(labels(await reader.read([{ text: 'The app is down', language: 'en' }]))).toEqual(['NEGATIVE']);
    expect(waits).toEqual([200]);
    expect(figures()).toMatchObject({ asked: 1, throttled });
  });

  it('asks again when no answer comes in time', async () => {
    const settings = { requestHandler: { requestTimeout: 50, throwOnRequestTimeout: true } };
    const { reader, waits } = aReader(comprehend.url, { settings });
    comprehend.inject({ fault: 'hang' });
    expect(labels(await reader.read([{ text: 'The app is down', language: 'en' }]))).toEqual(['NEGATIVE']);
    expect(waits).toEqual([200]);
  });

  it('asks again only about the texts without an answer, and pays for each once', async () => {
    const { reader, figures } = aReader(comprehend.url);
    comprehend.inject({ fault: 'some', indexes: [1, 3], code: 'InternalServerException' });
    const readings = english(5);
    await reader.read(readings);
    expect(moodCalls().map(({ texts }) => texts)).toEqual([readings.map(({ text }) => text), [readings[1]?.text, readings[3]?.text]]);
    expect([figures()['asked'], comprehend.documents]).toEqual([5, 5]);
  });

  it.each([['TEXT_SIZE_LIMIT_EXCEEDED'], ['TextSizeLimitExceededException'], ['UNSUPPORTED_LANGUAGE'], ['InvalidRequestException']])(
    'leaves a text unread that can never be read, and does not ask again: %s',
    async (code) => {
      const { reader, waits } = aReader(comprehend.url);
      comprehend.inject({ fault: 'some', indexes: [0], code });
      const moods = await reader.read([
        { text: 'odd', language: 'en' },
        { text: 'Thanks', language: 'en' },
      ]);
      expect(moods[0]).toEqual({ sentiment: UNREAD, language: 'en' });
      expect(labels(moods.slice(1))).toEqual(['POSITIVE']);
      expect(waits).toEqual([]);
    },
  );

  it('finds the one text for which a whole call is refused, and reads all others', async () => {
    const strict = await startComprehend({ refuses: (text) => text.includes('day 7') });
    const moods = await aReader(strict.url).reader.read(english(25));
    await strict.close();
    expect(moods.flatMap(({ sentiment }, index) => (sentiment.engine === 'unread' ? [index] : []))).toEqual([7]);
  });

  it.each([
    ['at the beginning', 0],
    ['in the middle', 12],
    ['at the end', 24],
  ])('finds the one text at which a whole call fails each time, reads all others, and lets only that one come again: %s', async (_name, place) => {
    const sick = await startComprehend({ fails: (text) => text === english(25)[place]?.text });
    const { reader, figures } = aReader(sick.url, { random: () => 0 });
    await expect(reader.read(english(25))).rejects.toThrow('Comprehend left 1 texts unread: InternalServerException.');
    expect(figures()).toMatchObject({ texts: 25, asked: 24 });
    expect(sick.calls.length).toBeLessThanOrEqual(13);
    const others = english(25).filter((_, index) => index !== place);
    expect(await reader.read(others)).toHaveLength(24);
    expect(figures()).toMatchObject({ asked: 0, remembered: 24 });
    await sick.close();
  });

  it('takes no call apart when Comprehend as a whole is down: two calls for one are all that it adds', async () => {
    const { reader } = aReader(comprehend.url, { random: () => 0 });
    comprehend.inject({ fault: 'fail', calls: 20 });
    await expect(reader.read(english(25))).rejects.toThrow('Comprehend left 25 texts unread: InternalServerException.');
    expect(moodCalls().map(({ texts }) => texts.length)).toEqual([25, 25, 25, 13, 12, 13, 12, 13, 12, 13, 12, 13, 12]);
  });

  it('makes no more calls of one that is throttled', async () => {
    const { reader } = aReader(comprehend.url, { random: () => 0 });
    comprehend.inject({ fault: 'throttle', calls: 8 });
    await expect(reader.read(english(25))).rejects.toThrow('ThrottlingException');
    expect(moodCalls().map(({ texts }) => texts.length)).toEqual(Array.from({ length: 8 }, () => 25));
  });

  it('waits a random part of a span that doubles, up to five seconds', async () => {
    const { reader, waits } = aReader(comprehend.url, { random: () => 0.5 });
    comprehend.inject({ fault: 'throttle', calls: 7 });
    await reader.read([{ text: 'down', language: 'en' }]);
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 2_500, 2_500]);
  });

  it('gives up after eight attempts', async () => {
    const { reader, waits } = aReader(comprehend.url, { random: () => 0 });
    comprehend.inject({ fault: 'throttle', calls: 8 });
    await expect(reader.read([{ text: 'down', language: 'en' }])).rejects.toThrow('Comprehend left 1 texts unread: ThrottlingException.');
    expect(waits).toHaveLength(7);
  });

  it('gives up when twenty seconds would pass', async () => {
    const slowly = (): number => {
      pass(4_000);
      return 1;
    };
    const { reader, pass } = aReader(comprehend.url, { random: slowly });
    comprehend.inject({ fault: 'fail', calls: 8 });
    await expect(reader.read([{ text: 'down', language: 'en' }])).rejects.toThrow('InternalServerException');
    expect(comprehend.calls).toHaveLength(5);
  });

  it('gives up at once when asking again is of no use', async () => {
    const { reader, waits } = aReader(comprehend.url);
    comprehend.inject({ fault: 'refuse', code: 'AccessDeniedException' });
    await expect(reader.read([{ text: 'down', language: 'en' }])).rejects.toThrow('AccessDeniedException');
    expect(waits).toEqual([]);
  });

  it('gives up when one text stays without an answer, and remembers the others', async () => {
    const { reader, figures } = aReader(comprehend.url, { random: () => 0 });
    comprehend.inject(
      { fault: 'some', indexes: [2], code: 'INTERNAL_SERVER_ERROR' },
      { fault: 'some', indexes: [0], code: 'INTERNAL_SERVER_ERROR', calls: 7 },
    );
    await expect(reader.read(english(3))).rejects.toThrow('Comprehend left 1 texts unread: INTERNAL_SERVER_ERROR.');
    expect(figures()).toMatchObject({ texts: 3, asked: 2, remembered: 0 });
    expect(await reader.read(english(3))).toHaveLength(3);
    expect(figures()).toMatchObject({ texts: 3, asked: 1, remembered: 2 });
  });

  it('lets what one language lacks cost the others nothing', async () => {
    const { reader, figures } = aReader(comprehend.url, { random: () => 0 });
    const readings = [
      { text: 'fine', language: 'en' },
      { text: 'gut', language: 'de' },
    ];
    comprehend.inject({ fault: 'refuse', code: 'AccessDeniedException' });
    await expect(reader.read(readings)).rejects.toThrow('AccessDeniedException');
    expect(figures()).toMatchObject({ asked: 1 });
  });

  it('asks nothing for five seconds after it gave up, so that a batch taken apart fails fast', async () => {
    const { reader, pass } = aReader(comprehend.url, { random: () => 0 });
    comprehend.inject({ fault: 'throttle', calls: 8 });
    await expect(reader.read(english(2))).rejects.toThrow('ThrottlingException');
    pass(4_999);
    await expect(reader.read(english(1))).rejects.toThrow('Comprehend gave no answer just now');
    expect(comprehend.calls).toHaveLength(8);
    pass(1);
    expect(await reader.read(english(1))).toHaveLength(1);
  });

  it.each([
    ['it was refused for good', { fault: 'refuse' as const, code: 'ValidationException' }],
    ['one text alone was left', { fault: 'some' as const, indexes: [0], code: 'INTERNAL_SERVER_ERROR', calls: 8 }],
  ])('asks about the next texts at once when %s, since others may go through', async (_name, fault) => {
    const { reader } = aReader(comprehend.url, { random: () => 0 });
    comprehend.inject(fault);
    await expect(reader.read([{ text: 'odd', language: 'en' }])).rejects.toThrow('Comprehend left 1 texts unread');
    expect(await reader.read(english(1))).toHaveLength(1);
  });

  it('names every failure', async () => {
    const { reader } = aReader(comprehend.url);
    comprehend.inject({ fault: 'refuse', code: 'AccessDeniedException' }, { fault: 'refuse', code: 'ValidationException' });
    const failure = reader.read([
      { text: 'fine', language: 'en' },
      { text: 'gut', language: 'de' },
    ]);
    await expect(failure).rejects.toThrow(/AccessDeniedException.*ValidationException|ValidationException.*AccessDeniedException/);
  });

  it('says nothing of a text in its error, though Comprehend quotes it', async () => {
    const { reader, log } = aReader(comprehend.url);
    comprehend.inject({ fault: 'refuse', code: 'ValidationException' });
    const failure = await reader.read([{ text: 'my secret complaint', language: 'en' }]).catch((error: unknown) => error);
    expect(String(failure)).toContain('ValidationException');
    expect(`${JSON.stringify(log.lines)} ${String(failure)} ${JSON.stringify(failure)}`).not.toContain('secret complaint');
  });
});

describe('as a reader that is paid, it', () => {
  it.each([
    ['a short text whose language was told', { text: 'not good', language: 'en' }, 3],
    ['a short text in whatever language', { text: 'not good' }, 6],
    ['a short text whose language another reader told', { text: 'not good', guess: 'en' }, 3],
    ['a longer one', { text: 'a'.repeat(301), language: 'en' }, 4],
    ['the longest, cut', { text: 'a'.repeat(9_000), language: 'en' }, 50],
    ['pictures', { text: '👍' }, 0],
    ['a language that it does not read', { text: 'niet goed', language: 'nl' }, 0],
    ['a guess that it does not read', { text: 'niet goed', guess: 'nl' }, 0],
  ])('says what an answer would cost: %s', (_name, reading, units) => {
    expect(aReader(comprehend.url).reader.unitsOf(reading)).toBe(units);
  });

  it('says what it was paid, which is nothing for what it remembers', async () => {
    const { reader } = aReader(comprehend.url);
    const texts = [{ text: 'The app is down', language: 'en' }, { text: 'Das ist kaputt' }, { text: '👍' }];
    expect(await reader.ask(texts)).toMatchObject({ paid: 9 });
    expect(await reader.ask(texts)).toMatchObject({ paid: 0 });
    expect(await reader.ask([])).toEqual({ moods: [], paid: 0 });
  });

  it('answers what it could, leaves out the rest, and says why', async () => {
    const { reader } = aReader(comprehend.url, { random: () => 0 });
    comprehend.inject({ fault: 'some', indexes: [1], code: 'INTERNAL_SERVER_ERROR' }, { fault: 'fail', calls: 7 });
    const { moods, paid, failure } = await reader.ask([...english(2), { text: 'https://example.com' }]);
    expect(moods.map((mood) => mood?.sentiment.engine)).toEqual(['comprehend', undefined, 'unread']);
    expect([paid, failure?.message]).toEqual([3, 'Comprehend left 1 texts unread: InternalServerException.']);
  });
});

describe('when the cache fails, the reader', () => {
  it.each(['find', 'keep'] as const)('reads all the same, and warns: %s', async (act) => {
    const store = {
      ...aStore(),
      [act]: async () => {
        throw new Error('no table');
      },
    };
    const { reader, log } = aReader(comprehend.url, { store });
    expect(labels(await reader.read([{ text: 'The app is down', language: 'en' }]))).toEqual(['NEGATIVE']);
    expect(log.lines.filter(({ level }) => level === 'warn')).toEqual([
      { level: 'warn', event: 'mood cache failed', facts: { reason: 'Error: no table' } },
    ]);
  });
});
