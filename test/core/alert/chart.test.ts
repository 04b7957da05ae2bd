import { describe, expect, it } from 'vitest';
import { BAR, CHART_SPAN, chartOf, peakOf, sparkline } from '../../../core/alert/chart.ts';
import { alertText } from '../../../core/alert/text.ts';
import { HOUR, MINUTE } from '../../../core/time.ts';
import { aPulse } from '../a-pulse.ts';
import { anAlert, OPENED } from './an-alert.ts';

const FROM = OPENED - CHART_SPAN;

describe('the chart of an alert', () => {
  const pulses = [
    aPulse(FROM - MINUTE, { negative: 9 }),
    aPulse(FROM, { positive: 2 }),
    aPulse(FROM + 4 * MINUTE, { negative: 1 }),
    aPulse(OPENED - MINUTE, { negative: 6, positive: 2 }),
    aPulse(OPENED, { negative: 9 }),
  ];

  it('has a bar for each five minutes of the two hours before, and nothing from outside', () => {
    const chart = chartOf(pulses, OPENED);
    expect(chart).toHaveLength(24);
    expect(chart[0]).toEqual({ at: FROM, messages: 3, negatives: 1 });
    expect(chart.at(-1)).toEqual({ at: OPENED - BAR, messages: 8, negatives: 6 });
    expect(chart.slice(1, -1).every(({ messages }) => messages === 0)).toBe(true);
    expect(peakOf(chart)).toBe(8);
  });

  it('is none when nobody wrote', () => expect(chartOf([aPulse(OPENED - 3 * HOUR, { negative: 1 })], OPENED)).toEqual([]));

  it('is a line of blocks in the text', () => {
    const chart = [1, 0, 4, 8].map((messages, index) => ({ at: FROM + index * BAR, messages, negatives: 0 }));
    expect(sparkline(chart)).toBe('▁ ▄█');
    expect(alertText(anAlert({ chart })).text).toContain('THE LAST TWO HOURS\n|▁ ▄█|\n12:05 CET to 14:05 CET, messages in 5 minutes each, 8 at most');
  });

  it('is drawn without an image, its negative messages in the colour of the alert', () => {
    const { html } = alertText(anAlert({ chart: chartOf(pulses, OPENED) }));
    expect(html).toContain('8 at most');
    expect(html).toMatch(/height="48" bgcolor="#b3261e"/);
    expect(html).not.toMatch(/<img|url\(|\bsrc=/);
  });

  it('is left out where it is not known', () => {
    const { html, text } = alertText(anAlert());
    expect(`${html}${text}`.toLowerCase()).not.toContain('last two hours');
  });
});
