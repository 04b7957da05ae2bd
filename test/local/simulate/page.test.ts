import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { emptyPulse, type Pulse } from '../../../core/pulse.ts';
import { DAY, HOUR, MINUTE } from '../../../core/time.ts';
import { pageOf, type PageContent } from '../../../local/simulate/page.ts';
import { variantsOf } from '../../../local/simulate/variants.ts';
import { anIncident, NOON } from '../../contracts/builders.ts';
import { aTouchyBrand } from '../../lambdas/analyze-messages/an-analysis.ts';
import { openFrom } from './a-history.ts';

const variants = variantsOf(['negativeShare=0.5'], []);
const pulse = (hour: number, messages: number, negatives: number): Pulse => ({ ...emptyPulse(NOON + hour * HOUR), messages, negatives });

const content = (over: Partial<PageContent> = {}, incidents = [openFrom(1, 3, 'critical')]): PageContent => ({
  file: 'weeks.jsonl',
  messages: 1_234,
  from: NOON,
  until: NOON + 5 * HOUR,
  to: NOON + 5 * HOUR + MINUTE,
  variants,
  brands: [
    {
      brand: aTouchyBrand('harbour', 'harbour-coffee', { name: 'Harbour & <Sons>' }),
      pulses: [pulse(0, 4, 1), pulse(1, 10, 10)],
      outcomes: variants.map((variant, index) => ({ variant, incidents: index === 0 ? incidents : [] })),
    },
  ],
  ...over,
});

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The elements of a page, and the names of those that were never closed. */
function read(page: string): { elements: Element[]; open: string[]; text: string } {
  const elements: Element[] = [];
  const open: string[] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => {
      elements.push({ name, attributes });
      open.push(name);
    },
    ontext: (words) => {
      text += words;
    },
    onclosetag: (_name, implied) => void (implied || open.pop()),
  });
  parser.end(page);
  return { elements, open: open.filter((name) => name !== 'meta'), text };
}

const rects = (page: string, kind: string): Record<string, string>[] =>
  read(page)
    .elements.filter(({ name, attributes }) => name === 'rect' && attributes['class'] === kind)
    .map(({ attributes }) => ({ ...attributes }));

describe('the page', () => {
  it('needs no other file, and sets no script off', () => {
    const { elements } = read(pageOf(content()));
    expect(elements.filter(({ name }) => ['script', 'link', 'img', 'iframe'].includes(name))).toEqual([]);
    expect(elements.filter(({ attributes }) => 'src' in attributes || 'href' in attributes)).toEqual([]);
  });

  it('says what changes, shows names as they are, and has each incident with its reasons', () => {
    const { text } = read(pageOf(content()));
    expect(text).toContain('With negativeShare 0.5: one incident fewer (0 instead of 1).');
    expect(text).toContain('Harbour & <Sons>');
    expect(text).toContain('Three of four messages are negative.');
    expect(text).toContain('They say: never came.');
  });

  it('draws messages as bars, the negative ones in them, and a lane for each variant', () => {
    const page = pageOf(content());
    const [messages, negatives] = [rects(page, 'messages'), rects(page, 'negatives')];
    expect(messages.map(({ height }) => Number(height))).toEqual([52, 130]);
    expect(negatives.map(({ height }) => Number(height))).toEqual([13, 130]);
    expect(rects(page, 'lane')).toHaveLength(2);
    expect(rects(page, 'critical')).toHaveLength(1);
  });

  it.each([
    ['a minute', MINUTE, 1],
    ['a day', DAY, 2],
    ['ten years', 3_650 * DAY, 3],
  ])('keeps all that it draws within the picture: %s', (_name, span) => {
    const incidents = [anIncident({ openedAt: NOON }), anIncident({ openedAt: NOON + span })];
    const pulses = [pulse(0, 4, 1), { ...pulse(0, 4, 1), minute: NOON + span - MINUTE }];
    const brands = content({}, incidents).brands.map((brand) => ({ ...brand, pulses }));
    const long = content({ to: NOON + span, until: NOON + span, brands });
    for (const { x = '', width = '' } of ['messages', 'serious'].flatMap((kind) => rects(pageOf(long), kind))) {
      expect(Number(x)).toBeGreaterThanOrEqual(210);
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(1_000);
    }
    expect(rects(pageOf(long), 'serious').every(({ width }) => Number(width) >= 3)).toBe(true);
  });

  it('says so where nothing is raised', () => {
    expect(read(pageOf(content({}, []))).text).toContain('Nothing is raised.');
  });
});
