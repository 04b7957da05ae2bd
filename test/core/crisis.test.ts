import { describe, expect, it } from 'vitest';
import { newBaseline, type Baseline } from '../../core/baseline.ts';
import type { CrisisSettings } from '../../core/brand.ts';
import { assess, spansOf, VIRAL_FOR, type Assessment, type Span } from '../../core/crisis.ts';
import { emptyPulse, type LoudMessage, type Pulse } from '../../core/pulse.ts';
import { DAY, HOUR, MINUTE, type Time } from '../../core/time.ts';
import { NOON } from '../contracts/builders.ts';
import { aLoudMessage, aPulse, crisisSettings, crowd } from './a-pulse.ts';

const NEW = newBaseline(NOON);
/** A brand of which half the messages are negative on any day. */
const SOUR: Baseline = { ...NEW, read: 960, negatives: 492, from: NOON - 70 * DAY };

interface Heard {
  readonly read: number;
  readonly negatives: number;
  readonly unhappy?: number;
  readonly people?: number;
  readonly unread?: number;
}
/** A window of an hour. Everybody in it is unhappy unless given. */
const aWindow = ({ read, negatives, unhappy = 40, people = unhappy, unread = 0 }: Heard): Pulse => ({
  ...emptyPulse(NOON - HOUR),
  messages: read + unread,
  read,
  negatives,
  authors: crowd(people),
  negativeAuthors: crowd(unhappy),
});

const STEADY = { alarmedAt: {} };
/** What the rules for one window and one message say: the surge rule, which knows the time before, is tested for itself. */
const assessed = (spans: readonly Span[], baseline: Baseline, settings: CrisisSettings, loud: readonly LoudMessage[], at: Time): Assessment =>
  assess({ spans, loud, alarms: STEADY }, baseline, { ...settings, surge: false }, at);

const judged = (heard: Heard, over: Partial<CrisisSettings> = {}, baseline = NEW) =>
  assessed([{ minutes: 60, window: aWindow(heard) }], baseline, crisisSettings(over), [], NOON);
const severityOf = (...given: Parameters<typeof judged>): string => judged(...given).findings[0]?.severity ?? 'quiet';
const viralOf = (over: Partial<LoudMessage>, at = NOON): string =>
  assessed([{ minutes: 60, window: emptyPulse(NOON - HOUR) }], NEW, crisisSettings(), [aLoudMessage(over)], at).findings[0]?.severity ?? 'quiet';

describe('the threshold rule', () => {
  it.each([
    ['just too few messages', { read: 19, negatives: 19 }, 'quiet'],
    ['just enough messages', { read: 20, negatives: 20 }, 'watch'],
    ['one more', { read: 21, negatives: 21 }, 'watch'],
    ['enough messages of which too few could be read', { read: 19, negatives: 19, unread: 50 }, 'quiet'],
  ])('wants enough messages: %s', (_name, heard, severity) => {
    expect(severityOf(heard)).toBe(severity);
  });

  it.each([
    ['just too few', 9, 'quiet'],
    ['just enough', 10, 'watch'],
    ['one more', 11, 'watch'],
  ])('wants enough different people to be unhappy: %s', (_name, unhappy, severity) => {
    expect(severityOf({ read: 20, negatives: 20, unhappy })).toBe(severity);
  });

  it.each([
    ['twice each: just enough', 40, 20, 'watch'],
    ['three times each: half as many again are too few', 42, 14, 'quiet'],
    ['three times each: half as many again are enough', 45, 15, 'watch'],
    ['thirty times each', 360, 12, 'quiet'],
  ])('wants more people where each writes more than a crowd does: %s', (_name, negatives, unhappy, severity) => {
    expect(severityOf({ read: negatives, negatives, unhappy })).toBe(severity);
  });

  it.each([
    ['just as many as usual', 24, 'quiet'],
    ['more, but not surely', 40, 'quiet'],
    ['surely more', 60, 'serious'],
  ])('wants more unhappy people than usual, whatever their share: %s', (_name, unhappy, severity) => {
    const busy: Baseline = { ...NEW, read: 24_000, negatives: 6_400, from: NOON - 70 * DAY };
    expect(severityOf({ read: unhappy, negatives: unhappy, unhappy }, {}, busy)).toBe(severity);
  });

  it.each([
    ['just below', 52, 'quiet'],
    ['just above', 53, 'serious'],
  ])('wants the lower bound of the share above the limit, not the share itself: %s', (_name, negatives, severity) => {
    expect(severityOf({ read: 100, negatives })).toBe(severity);
  });

  it.each([
    ['not surely', 33, 'quiet'],
    ['surely', 34, 'serious'],
  ])('wants the share of unhappy people above the limit too: %s', (_name, unhappy, severity) => {
    expect(severityOf({ read: 80, negatives: 68, unhappy, people: 60 })).toBe(severity);
  });

  it.each([
    ['just below', 77, 'quiet'],
    ['just above', 78, 'serious'],
  ])('holds a sour brand to its own usual share and the margin: %s', (_name, negatives, severity) => {
    expect(severityOf({ read: 100, negatives }, {}, SOUR)).toBe(severity);
    expect(severityOf({ read: 100, negatives })).toBe('serious');
  });

  it.each([
    ['just below three times the people', 14, 'watch'],
    ['three times', 15, 'serious'],
    ['just below ten times', 49, 'serious'],
    ['ten times', 50, 'critical'],
  ])('is as severe as many people are unhappy: %s', (_name, unhappy, severity) => {
    expect(severityOf({ read: unhappy + 10, negatives: unhappy + 10, unhappy }, { minAuthors: 5 })).toBe(severity);
  });

  it.each([
    ['fifty posts of one angry author', { read: 50, negatives: 50, unhappy: 1 }],
    ['a loud joke of which few laugh bitterly', { read: 500, negatives: 60, unhappy: 60, people: 480 }],
    ['two of four', { read: 4, negatives: 2, unhappy: 2, people: 4 }],
    ['one angry author among happy people', { read: 60, negatives: 45, unhappy: 12, people: 40 }],
    ['nothing at all', { read: 0, negatives: 0, unhappy: 0 }],
  ])('stays quiet for %s', (_name, heard) => {
    expect(severityOf(heard)).toBe('quiet');
  });

  it('says why in figures', () => {
    const [finding] = judged({ read: 100, negatives: 80 }, {}, SOUR).findings;
    expect(finding?.because).toBe(
      '80 % of 100 messages in 60 minutes are negative, surely more than 68 %; ' +
        '65 % would be the limit for this brand, 50 % is usual. They come from 40 different people.',
    );
  });

  it('says what is usual only once something is learned', () => {
    expect(judged({ read: 1, negatives: 0 })).not.toHaveProperty('baselineShare');
    expect(judged({ read: 1, negatives: 0 }, {}, SOUR).baselineShare).toBeCloseTo(0.5, 4);
  });

  it('judges a whole window of minutes as one', () => {
    const window = aPulse(NOON - HOUR, { negative: 30, positive: 5 });
    expect(assessed([{ minutes: 30, window }], NEW, crisisSettings({ windowMinutes: 30 }), [], NOON)).toMatchObject({
      at: NOON,
      from: NOON - 30 * MINUTE,
    });
  });
});

describe('the viral rule', () => {
  const sentAt = NOON - MINUTE;

  it.each([
    [99_999, 'quiet'],
    [100_000, 'watch'],
    [299_999, 'watch'],
    [300_000, 'serious'],
    [999_999, 'serious'],
    [1_000_000, 'critical'],
  ])('takes a reach of %i for %s', (reach, severity) => {
    expect(viralOf({ sentAt, reach })).toBe(severity);
  });

  it.each([
    ['just below the limit in its first minute', MINUTE, 999, 'quiet'],
    ['at the limit in its first minute', MINUTE, 1_000, 'watch'],
    ['at the limit after an hour', HOUR, 1_000, 'watch'],
    ['too slow after two hours', 2 * HOUR, 1_999, 'quiet'],
    ['fast enough after two hours', 2 * HOUR, 2_000, 'watch'],
    ['three times the limit', HOUR, 3_000, 'serious'],
    ['ten times the limit', HOUR, 10_000, 'critical'],
  ])('measures how fast people act on a message: %s', (_name, age, interactions, severity) => {
    expect(viralOf({ sentAt: NOON - age, reach: 0, interactions })).toBe(severity);
  });

  it.each([
    ['not before it was sent', 0, 'quiet'],
    ['from then on', 1, 'watch'],
    ['until a day later', VIRAL_FOR, 'watch'],
    ['and no longer', VIRAL_FOR + 1, 'quiet'],
  ])('watches a message %s', (_name, age, severity) => {
    expect(viralOf({ sentAt: NOON - age })).toBe(severity);
  });

  it('is as severe as the loudest message, and names all that hold', () => {
    const loud = [
      aLoudMessage({ id: 'x:b', sentAt, reach: 120_000 }),
      aLoudMessage({ id: 'x:a', sentAt, reach: 400_000 }),
      aLoudMessage({ id: 'x:c', sentAt, reach: 9 }),
    ];
    const { findings, viral } = assessed([{ minutes: 60, window: emptyPulse(NOON) }], NEW, crisisSettings(), loud, NOON);
    expect(findings).toMatchObject([{ rule: 'viral', severity: 'serious', because: expect.stringContaining('reached 400 thousand people') }]);
    expect(viral.map(({ id }) => id)).toEqual(['x:b', 'x:a']);
  });

  it('stands beside the threshold rule', () => {
    const { findings } = assessed(
      [{ minutes: 60, window: aWindow({ read: 60, negatives: 60 }) }],
      NEW,
      crisisSettings(),
      [aLoudMessage({ sentAt })],
      NOON,
    );
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['threshold', 'serious'],
      ['viral', 'watch'],
    ]);
  });
});

describe('the spans that are looked at', () => {
  it.each([
    ['an hour', 60, [10, 20, 30, 60]],
    ['a quarter of an hour', 15, [5, 8, 15]],
    ['the shortest window', 5, [5]],
    ['a day', 1_440, [240, 480, 720, 1_440]],
  ])('of %s are the window and its newest parts', (_name, windowMinutes, spans) => {
    expect(spansOf(crisisSettings({ windowMinutes }))).toEqual(spans);
  });

  const quiet = aWindow({ read: 400, negatives: 20, unhappy: 20, people: 400 });
  const outbreak = aWindow({ read: 25, negatives: 20, unhappy: 20, people: 25 });

  /** Nothing but the outbreak in the newest minutes, and nothing of it beyond. */
  const loudFor = (newest: number) => spansOf(crisisSettings()).map((minutes) => ({ minutes, window: minutes <= newest ? outbreak : quiet }));

  it('find an outbreak that the whole window thins, and judge by it', () => {
    const assessment = assessed(loudFor(10), NEW, crisisSettings(), [], NOON);
    expect(assessment).toMatchObject({ from: NOON - 10 * MINUTE, window: outbreak, findings: [{ rule: 'threshold' }] });
    expect(assessment.findings[0]?.because).toContain('25 messages in 10 minutes');
  });

  it('give way to a longer one as soon as it holds as well', () => {
    expect(assessed(loudFor(30), NEW, crisisSettings(), [], NOON).from).toBe(NOON - 30 * MINUTE);
  });

  it('tell of the whole window when none holds', () => {
    expect(assessed([{ minutes: 60, window: quiet }], NEW, crisisSettings(), [], NOON)).toMatchObject({
      from: NOON - HOUR,
      window: quiet,
      findings: [],
    });
  });
});
