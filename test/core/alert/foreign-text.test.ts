import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTo, oneLine, toAscii } from '../../../core/alert/foreign-text.ts';
import { html, linkable } from '../../../core/alert/markup.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 400 });

describe('a text of somebody else', () => {
  it('stands on one line and cannot turn the direction of what follows', () => {
    expect(oneLine('a\r\n\tb\u2028c \u202eevil\u202c')).toBe('a b c evil');
  });

  it.each([
    ['one below', 'x'.repeat(9), 'x'.repeat(9)],
    ['at the limit', 'x'.repeat(10), 'x'.repeat(10)],
    ['one above', 'x'.repeat(11), `${'x'.repeat(9)}…`],
    ['a family across the limit', 'xxxxxxx👩‍👩‍👧', 'xxxxxxx…'],
    ['a letter with a mark across the limit', 'xxxxxxxxe\u0301 and more', 'xxxxxxxx…'],
  ])('is cut between two characters as people see them: %s', (_name, text, expected) => {
    expect(cutTo(text, 10)).toBe(expected);
  });

  it('is never longer than its place, nor torn in the middle of a character', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, max) => {
        const cut = cutTo(text, max);
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
      }),
    );
  });

  it('is printable in ASCII once transliterated', () => {
    fc.assert(fc.property(anyText, (text) => /^[ -~]*$/.test(toAscii(text))));
  });
});

describe('the html template', () => {
  it('escapes texts, keeps markup, and leaves out what is undefined', () => {
    expect(html`<a title="${`"'&<>`}">${html`<b>${1}</b>`}${undefined}${[html`<i></i>`]}</a>`.markup).toBe(
      '<a title="&quot;&#39;&amp;&lt;&gt;"><b>1</b><i></i></a>',
    );
  });

  it.each([
    ['https', 'https://x.example/1', true],
    ['http', 'http://x.example/1', true],
    ['a script', 'javascript:alert(1)', false],
    ['a script in disguise', ' JaVaScRiPt:alert(1)', false],
    ['data', 'data:text/html,x', false],
    ['no URL', 'x.example', false],
    ['nothing', undefined, false],
  ])('links to http and https only: %s', (_name, url, expected) => {
    expect(linkable(url)).toBe(expected ? url : undefined);
  });
});
