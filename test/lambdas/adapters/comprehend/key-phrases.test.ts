import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createComprehendClient } from '../../../../lambdas/adapters/comprehend/client.ts';
import { createComprehendKeyPhrases } from '../../../../lambdas/adapters/comprehend/key-phrases.ts';
import type { KeyPhrases, MoodBudget } from '../../../../lambdas/mood-ports.ts';
import { clientSettings } from '../../../stand-ins/client-settings.ts';
import { startComprehend, type ComprehendFault, type ComprehendStandIn } from '../../../stand-ins/comprehend.ts';
import { aLog } from './a-reader.ts';

let comprehend: ComprehendStandIn;
beforeEach(async () => {
  comprehend = await startComprehend();
});
afterEach(() => comprehend.close());

/** What the embedded engine would say: known by its word. */
const embedded: KeyPhrases = { of: async () => ['embedded'] };
const LONG = 60_000;

interface Choices {
  readonly budget?: MoodBudget;
  readonly within?: number;
}

/** The port on a real client of the stand-in. Nothing ends by the clock, unless it is to. */
const namer = ({ within = LONG, ...choices }: Choices = {}) => {
  const log = aLog();
  const clock = { now: 0 };
  const client = createComprehendClient('eu-west-1', clientSettings(comprehend.url));
  const phrases = createComprehendKeyPhrases({ client, embedded, log, now: () => clock.now, within, ...choices });
  const of: KeyPhrases['of'] = (said, known) => phrases.of(said, known);
  return { of, log, clock, said: () => log.lines.map(({ level, event, facts }) => [level, event, facts]) };
};

const saying = (count: number, language = 'en', what = 'The night train is late') =>
  Array.from({ length: count }, (_, index) => ({ text: `${what}, day ${index}`, language }));

/** A budget with so much left, and what was given back to it. */
const aBudget = (left: number) => {
  const paid: number[] = [];
  const budget: MoodBudget = {
    take: async (units) => ({ units: Math.min(units, left), settle: async (units) => void paid.push(units) }),
  };
  return { budget, paid };
};

describe('the key phrases of Comprehend', () => {
  it('are what several texts name', async () => {
    const { of, said } = namer();
    expect(await of(saying(3), [])).toEqual(['night train', 'late']);
    expect(said()).toEqual([['info', 'phrases asked', { texts: 3, answered: 3, units: 9 }]]);
  });

  it.each([
    ['a full call', 25, [25]],
    ['one more', 26, [25, 1]],
    ['all that are looked at', 40, [25, 15]],
  ])('are asked for 25 texts a call: %s', async (_name, count, sizes) => {
    expect(await namer().of(saying(count), [])).toContain('night train');
    expect(comprehend.calls.map(({ operation, texts }) => [operation, texts.length])).toEqual(sizes.map((size) => ['BatchDetectKeyPhrases', size]));
  });

  it('are asked for one language a call, and only in those that Comprehend reads and that three speak', async () => {
    const said = [...saying(3), ...saying(3, 'pt-BR'), ...saying(2, 'de'), ...saying(4, 'nl'), ...saying(4, 'unknown')];
    expect(await namer().of(said, [])).toContain('night train');
    expect(comprehend.calls.map(({ language, texts }) => [language, texts.length])).toEqual([
      ['en', 3],
      ['pt', 3],
    ]);
  });

  it('are asked for nothing where nobody speaks such a language', async () => {
    const { of, said } = namer();
    expect(await of(saying(5, 'nl'), [])).toEqual(['embedded']);
    expect([comprehend.calls, said()]).toEqual([[], []]);
  });

  it('are asked for each text once, without handles and links, cut to what Comprehend takes', async () => {
    const long = `The night train is late. ${'é'.repeat(5_000)}`;
    const texts = [`@harbour ${long}`, `${long} https://harbour.example`, 'The night train', 'the night train!'];
    const { of, said } = namer();
    expect(
      await of(
        texts.map((text) => ({ text, language: 'en' })),
        ['Harbour'],
      ),
    ).toEqual(['night train']);
    const sent = comprehend.calls.flatMap(({ texts: own }) => own);
    expect(sent.map((text) => Buffer.byteLength(text) <= 5_000 && text.startsWith('The night'))).toEqual([true, true, false]);
    expect(said()).toEqual([['info', 'phrases asked', { texts: 3, answered: 3, units: 26 + 3 + 3 }]]);
  });

  it('leave out the text for which there was an error, and pay only for the others', async () => {
    comprehend.inject({ fault: 'some', indexes: [1], code: 'INTERNAL_SERVER_ERROR' });
    const { of, said } = namer();
    expect(await of(saying(4), [])).toContain('night train');
    expect(said()).toEqual([['info', 'phrases asked', { texts: 4, answered: 3, units: 9 }]]);
  });

  it('are the embedded ones when nothing is shared', async () => {
    comprehend.inject({ fault: 'some', indexes: [1, 2], code: 'INTERNAL_SERVER_ERROR' });
    expect(await namer().of(saying(4), [])).toEqual(['embedded']);
  });

  it.each([
    ['throttled', { fault: 'throttle' }, 'ThrottlingException'],
    ['failing', { fault: 'fail' }, 'InternalServerException'],
    ['not allowed', { fault: 'refuse', code: 'AccessDeniedException' }, 'AccessDeniedException'],
  ] as const)('are the embedded ones where Comprehend is %s, which is told without a text', async (_name, fault: ComprehendFault, name) => {
    comprehend.inject(fault);
    const { of, said, log } = namer();
    expect(await of(saying(30), [])).toEqual(['embedded']);
    const [asked, failed] = said();
    expect(asked).toEqual(['info', 'phrases asked', { texts: 30, answered: 5, units: 15 }]);
    expect(failed).toEqual(['warn', 'phrases not found', { texts: 30, reason: `Comprehend left 25 texts without phrases: ${name}.` }]);
    expect(JSON.stringify(log.lines)).not.toContain('night train');
  });

  it('are the embedded ones when Comprehend is silent: no alert waits for words', async () => {
    comprehend.inject({ fault: 'hang' });
    const { of, said } = namer({ within: 50 });
    expect(await of(saying(3), [])).toEqual(['embedded']);
    expect(said().at(-1)).toEqual(['warn', 'phrases not found', { texts: 3, reason: 'Comprehend left 3 texts without phrases: AbortError.' }]);
  });

  it.each([
    ['just within the minute', 59_999, 1],
    ['a minute later', 60_000, 2],
  ])('are not asked for right after a failure, which all brands would wait for: %s', async (_name, later, calls) => {
    comprehend.inject({ fault: 'throttle' });
    const { of, clock } = namer();
    await of(saying(3), []);
    clock.now += later;
    await of(saying(3), []);
    expect(comprehend.calls).toHaveLength(calls);
  });
});

describe('the key phrases of a hybrid', () => {
  it.each([
    ['just enough', 9, ['night train', 'late'], [9], 1],
    ['just too little', 8, ['embedded'], [0], 0],
  ])('keep to its budget: %s', async (_name, left, phrases, settled, calls) => {
    const { budget, paid } = aBudget(left);
    expect(await namer({ budget }).of(saying(3), [])).toEqual(phrases);
    expect([paid, comprehend.calls.length]).toEqual([settled, calls]);
  });

  it('give back what was not answered', async () => {
    comprehend.inject({ fault: 'throttle' });
    const { budget, paid } = aBudget(1_000);
    await namer({ budget }).of(saying(3), []);
    expect(paid).toEqual([0]);
  });

  it('are the embedded ones when nobody can say what is left', async () => {
    const { of, said } = namer({ budget: { take: () => Promise.reject(new TypeError('the table is away')) } });
    expect(await of(saying(3), [])).toEqual(['embedded']);
    expect(said()).toEqual([['warn', 'phrases not found', { texts: 3, reason: 'TypeError' }]]);
    expect(comprehend.calls).toEqual([]);
  });
});
