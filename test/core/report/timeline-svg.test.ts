import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { lanesOf } from '../../../core/report/lanes.ts';
import { reportOf } from '../../../core/report/report.ts';
import { BARS_AT_MOST } from '../../../core/report/span.ts';
import { timelineSvg } from '../../../core/report/timeline-svg.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { aPulse } from '../a-pulse.ts';
import { anIncident, OPENED } from '../alert/an-alert.ts';
import { after, HOSTILE, resolved, someFacts } from './some-facts.ts';

/** The texts of all elements of a picture, by the class they have. */
const drawn = (svg: string) => {
  const elements: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: typeof elements = [];
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        const element = { name, attributes, text: '' };
        elements.push(element);
        open.push(element);
      },
      ontext: (text) => {
        const current = open.at(-1);
        if (current !== undefined) current.text += text;
      },
      onclosetag: () => void open.pop(),
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(svg);
  return elements.map((element) => ({ ...element, text: element.text.replace(/\s+/g, ' ').trim() }));
};

const pictured = (facts = someFacts()) => drawn(timelineSvg(reportOf(facts)));
const textsOf = (elements: ReturnType<typeof drawn>, name: string) =>
  elements.filter((element) => element.attributes['class'] === name && element.name === 'text').map(({ text }) => text);

describe('the picture of an incident', () => {
  it('marks what happened when, in time order, on the brand’s clock', () => {
    expect(textsOf(pictured(), 'tl-ink').slice(0, 6)).toEqual([
      'Opened 14:05',
      'First alert 14:05',
      'Acknowledged 14:13',
      'Answered 14:30',
      'Recovered 15:26',
      'Resolved 15:41',
    ]);
  });

  it('marks only what has happened', () => {
    const running = someFacts({ incident: anIncident(), now: after(10) });
    expect(textsOf(pictured(running), 'tl-ink').filter((text) => /\d/.test(text))).toEqual(['Opened 14:05']);
  });

  it('tells in words what it shows', () => {
    const [title, description] = pictured().filter(({ attributes }) => attributes['id'] !== undefined);
    expect(title).toMatchObject({ name: 'title', text: 'Messages about Nordwind every 2 min' });
    expect(description).toMatchObject({ name: 'desc' });
    expect(description?.text).toMatch(/^From Tue 10 Mar 2026, 12:05 CET \(11:05 UTC\) to .*: [\d,]+ messages, [\d,]+ of them negative\.$/);
  });

  it.each([
    ['round hours where they are', 'Europe/Berlin', ['12:30', '13:00', '13:30', '14:00']],
    ['hours of zones that are off by half of one', 'Asia/Kolkata', ['17:00', '17:30']],
    ['hours of zones that are off by a quarter of one', 'Asia/Kathmandu', ['17:00', '17:30']],
  ])('has %s on its axis', (_name, timeZone, labels) => {
    const facts = someFacts({ brand: { brand: 'nordwind', name: 'Nordwind', timeZone } });
    expect(textsOf(pictured(facts), 'tl-quiet')).toEqual(expect.arrayContaining(labels));
    expect(textsOf(pictured(facts), 'tl-quiet').at(-1)).toBe(`Messages every 2 min; the clock is that of ${timeZone}`);
  });

  it('has dates on its axis when it is longer than days', () => {
    const long = someFacts({ incident: resolved({ recoveredAt: OPENED + 5 * DAY, resolvedAt: OPENED + 5 * DAY + HOUR }) });
    expect(textsOf(pictured(long), 'tl-quiet')).toEqual(expect.arrayContaining(['11 Mar', '15 Mar']));
    expect(textsOf(pictured(long), 'tl-ink').slice(0, 6).at(-1)).toBe('Resolved 15 Mar');
  });

  it('draws the negative part below the others, and both within the plot', () => {
    const bars = pictured().filter(({ name, attributes }) => name === 'rect' && attributes['class'] === 'tl-none');
    expect(bars.length).toBeGreaterThan(50);
    for (const { attributes } of bars) {
      expect(Number(attributes['x'])).toBeGreaterThanOrEqual(44);
      expect(Number(attributes['x']) + Number(attributes['width'])).toBeLessThanOrEqual(634.1);
    }
  });

  it('has few bars, however many minutes there are', () => {
    const minutes = Array.from({ length: 3 * 24 * 60 }, (_, index) => aPulse(after(index - 60), { positive: 1 }));
    const facts = someFacts({ incident: anIncident(), now: OPENED + 300 * DAY }, minutes);
    expect(pictured(facts).filter(({ attributes }) => attributes['class'] === 'tl-none').length).toBeLessThanOrEqual(BARS_AT_MOST);
  });

  it('says so when no messages are kept', () => {
    const texts = textsOf(pictured(someFacts({}, [])), 'tl-quiet');
    expect(texts.at(-1)).toBe('No messages of this time are kept; the clock is that of Europe/Berlin');
    expect(textsOf(pictured(someFacts({}, [])), 'tl-ink')).toHaveLength(6);
  });

  it('is readable in the dark, and brings its own ground', () => {
    const svg = timelineSvg(reportOf(someFacts()));
    expect(svg).toContain('prefers-color-scheme: dark');
    expect(svg).toMatch(/^<svg\s+xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  });

  it('holds nothing unescaped, and nothing that XML does not know', () => {
    const svg = timelineSvg(reportOf(someFacts({ brand: { brand: 'nordwind', name: `${HOSTILE}\uffff\u0001`, timeZone: 'UTC' } })));
    for (const outlaw of ['<script', '\uffff', '\u0001']) expect(svg).not.toContain(outlaw);
    expect(drawn(svg).find(({ name }) => name === 'title')?.text).toContain('<script>alert(1)</script>');
  });

  it.each([
    ['one message', 1, ['0', '1']],
    ['two', 2, ['0', '1', '2']],
    ['thirteen', 13, ['0', '8', '16']],
    ['a hundred', 100, ['0', '50', '100']],
    ['more', 2_345, ['0', '1,200', '2,400']],
  ])('has an axis for %s', (_name, negatives, labels) => {
    const facts = someFacts({ incident: anIncident(), now: after(5) }, [{ ...aPulse(OPENED), messages: negatives, negatives }]);
    expect(textsOf(pictured(facts), 'tl-quiet').slice(0, labels.length)).toEqual(labels);
  });

  it('never shows half a message, however few there are', () => {
    const facts = someFacts({ incident: anIncident(), now: after(5) }, [aPulse(OPENED, { negative: 1 })]);
    expect(textsOf(pictured(facts), 'tl-quiet').slice(0, 2)).toEqual(['0', '1']);
  });
});

describe('the lanes of labels', () => {
  const labels = fc
    .array(fc.record({ x: fc.integer({ min: 0, max: 600 }), width: fc.integer({ min: 20, max: 130 }) }), { maxLength: 6 })
    .map((all) => all.toSorted((a, b) => a.x - b.x));

  it('keep labels apart from each other, and from the lines of others', () => {
    fc.assert(
      fc.property(labels, (all) => {
        const placed = all.map((label, index) => ({ ...label, lane: lanesOf(all)[index] ?? -1 }));
        for (const [index, a] of placed.entries()) {
          for (const b of placed.slice(index + 1)) {
            if (a.lane === b.lane) expect(a.x + a.width).toBeLessThan(b.x);
            if (b.lane < a.lane) expect(a.x + a.width).toBeLessThan(b.x);
          }
        }
      }),
    );
  });

  it('are one where there is room', () => {
    expect(
      lanesOf([
        { x: 0, width: 50 },
        { x: 100, width: 50 },
        { x: 200, width: MINUTE },
      ]),
    ).toEqual([0, 0, 0]);
  });
});
