import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../core/incident.ts';
import { HOUR } from '../../../core/time.ts';
import { episodesOf, figuresOf } from '../../../local/simulate/compare.ts';
import type { BrandOutcomes } from '../../../local/simulate/run-variants.ts';
import { sentencesOf } from '../../../local/simulate/sentences.ts';
import { tableText } from '../../../local/simulate/table.ts';
import { variantsOf } from '../../../local/simulate/variants.ts';
import { anIncidentAlert, NOON } from '../../contracts/builders.ts';
import { aTouchyBrand } from '../../lambdas/analyze-messages/an-analysis.ts';
import { openFrom } from './a-history.ts';

const END = NOON + 24 * HOUR;
const variants = variantsOf(['negativeShare=0.5', 'minAuthors=9'], []);

/** A brand of which each variant raises these, in order. */
const aBrandThat = (...raises: (readonly Incident[])[]): BrandOutcomes => ({
  brand: aTouchyBrand('harbour', 'harbour-coffee'),
  pulses: [],
  outcomes: variants.map((variant, index) => ({ variant, incidents: raises[index] ?? [] })),
});

const timesOf = (brand: BrandOutcomes) =>
  episodesOf(brand, END).map(({ raised }) => raised.map(({ incidents }) => incidents.map(({ openedAt }) => (openedAt - NOON) / HOUR)));

describe('the figures of what is raised', () => {
  it('count incidents, severities, alerts and how long they were open, up to the end of the file', () => {
    const alerts = [anIncidentAlert(), anIncidentAlert({ step: 'resolved' })];
    expect(figuresOf([openFrom(1, 3, 'critical', { alerts }), openFrom(20, undefined, 'watch', { alerts })], END)).toEqual({
      incidents: 2,
      bySeverity: { watch: 1, serious: 0, critical: 1 },
      alerts: 4,
      firstOpenedAt: NOON + HOUR,
      openFor: 6 * HOUR,
    });
  });
});

describe('incidents of several variants', () => {
  it.each([
    ['overlap', [openFrom(1, 3)], [openFrom(2, 4)], [[[1], [2], []]]],
    [
      'follow each other',
      [openFrom(1, 3)],
      [openFrom(3, 4)],
      [
        [[1], [], []],
        [[], [3], []],
      ],
    ],
    ['are one here and two there', [openFrom(1, 9)], [openFrom(2, 3), openFrom(5, 6)], [[[1], [2, 5], []]]],
    ['are raised here only', [openFrom(1, undefined)], [], [[[1], [], []]]],
    [
      'are of different matters',
      [openFrom(1, 3)],
      [openFrom(1, 3, 'watch', { kind: 'ghost' })],
      [
        [[1], [], []],
        [[], [1], []],
      ],
    ],
    ['begin as a loud message', [openFrom(1, 3)], [openFrom(1, 3, 'watch', { kind: 'viral' })], [[[1], [1], []]]],
    [
      'are a second crisis beside the first',
      [openFrom(1, 4)],
      [openFrom(1, 4), openFrom(2, 3, 'watch', { besides: 'the first' })],
      [
        [[1], [1], []],
        [[], [2], []],
      ],
    ],
  ])('that %s are matched by time', (_name, now, other, expected) => {
    expect(timesOf(aBrandThat(now, other))).toEqual(expected);
  });
});

describe('the words about a comparison', () => {
  it.each([
    ['nothing', [openFrom(1, 3)], [openFrom(1, 3)], 'With negativeShare 0.5: nothing changes.'],
    ['a later opening', [openFrom(1, 3)], [openFrom(1.5, 3)], 'With negativeShare 0.5: the incident opens 30 min later.'],
    ['a longer life', [openFrom(1, 3)], [openFrom(1, 4)], 'With negativeShare 0.5: the same is raised, open for 3 h instead of 2 h.'],
    ['fewer', [openFrom(1, 3), openFrom(5, 6)], [openFrom(1, 3)], 'With negativeShare 0.5: one incident fewer (1 instead of 2).'],
    ['more', [], [openFrom(1, 3), openFrom(5, 6)], 'With negativeShare 0.5: two incidents more (2 instead of 0).'],
    ['others', [openFrom(1, 3)], [openFrom(5, 6)], 'With negativeShare 0.5: one of those of now is not raised, and one is new.'],
    ['milder ones', [openFrom(1, 3, 'critical')], [openFrom(1, 3)], 'With negativeShare 0.5: one is less severe.'],
    ['worse ones', [openFrom(1, 3)], [openFrom(1, 3, 'serious')], 'With negativeShare 0.5: one is more severe.'],
    [
      'fewer alerts',
      [openFrom(1, 3, 'watch', { alerts: [anIncidentAlert(), anIncidentAlert()] })],
      [openFrom(1, 3, 'watch', { alerts: [anIncidentAlert()] })],
      'With negativeShare 0.5: one alert fewer (1 instead of 2).',
    ],
  ])('say %s', (_name, now, other, sentence) => {
    expect(sentencesOf([aBrandThat(now, other)], variants, END)[0]).toBe(sentence);
  });

  it('are about all brands together', () => {
    const brands = [aBrandThat([openFrom(1, 3)]), aBrandThat([openFrom(1, 3)], [openFrom(2, 3)]), aBrandThat([openFrom(1, 3)], [openFrom(3, 4)])];
    expect(sentencesOf(brands, variants, END)[0]).toBe(
      'With negativeShare 0.5: one incident fewer (2 instead of 3), two of those of now are not raised, and one is new, one opens 1 h later.',
    );
  });

  it('say what is raised now and how to compare, where there is nothing to compare with', () => {
    const [now] = variants;
    expect(sentencesOf([aBrandThat([openFrom(1, 3)])], now === undefined ? [] : [now], END)).toEqual([
      'As things are set now, 1 incident would have been raised, with 0 alerts. Compare with --whatif KEY=VALUE, such as --whatif negativeShare=0.5.',
    ]);
  });
});

describe('the table', () => {
  it('has a row a brand and variant, and each incident with the variants that raise it', () => {
    const brand = aBrandThat([openFrom(1, 3, 'critical')], [openFrom(1, 3, 'critical')], []);
    expect(tableText([brand], END).split('\n')).toEqual([
      'brand    settings             incidents  critical  serious  watch  alerts  first opened (UTC)  open for',
      'harbour  A now                        1         1        0      0       0  2026-03-02 13:00    2 h',
      '         B negativeShare 0.5          1         1        0      0       0  2026-03-02 13:00    2 h',
      '         C minAuthors 9               0         0        0      0       0  -                   -',
      '',
      'harbour:',
      '  1  Mon 2 Mar 2026, 13:00 UTC: CRITICAL crisis by threshold, open for 2 h',
      '       Three of four messages are negative.',
      '       They say: never came.',
      '       A, B: 2026-03-02 13:00 to 2026-03-02 15:00 UTC, critical',
      '       C: not raised',
      '',
    ]);
  });

  it('says which crisis is a second one', () => {
    const text = tableText([aBrandThat([openFrom(1, 4), openFrom(2, 3, 'watch', { besides: 'the first' })])], END);
    expect(text).toContain('WATCH second crisis by threshold, open for 1 h');
  });

  it('passes over brands at which nothing is ever raised', () => {
    const text = tableText([aBrandThat(), aBrandThat([openFrom(1, undefined)]), aBrandThat()], END);
    expect(text).toContain('Nothing is raised at 2 other brands, whatever the settings.');
    expect(text.match(/^harbour/gm)).toHaveLength(2);
  });
});
