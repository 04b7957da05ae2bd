import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportHtml } from '../../../core/report/html.ts';
import { markdownTarget, markdownText } from '../../../core/report/markdown-text.ts';
import { reportMarkdown } from '../../../core/report/markdown.ts';
import { reportOf } from '../../../core/report/report.ts';
import { aLoudMessage, anIncident, someEvidence } from '../alert/an-alert.ts';
import { after, HOSTILE, resolved, someFacts } from './some-facts.ts';

const TITLES = [
  'How we reacted',
  'The figures',
  'What happened when',
  'Loudest messages',
  'What people said',
  'Why it was raised',
  'The verdict',
  'What to look at afterwards',
];

/** Foreign words wherever a report can have them. */
const hostile = reportOf(
  someFacts({
    brand: { brand: 'nordwind', name: HOSTILE, timeZone: 'UTC' },
    incident: resolved({
      acknowledgedBy: HOSTILE,
      evidence: someEvidence({
        phrases: [HOSTILE],
        because: [HOSTILE],
        languages: { [HOSTILE]: 1 },
        precision: [{ rule: HOSTILE, real: 1, falseAlarms: 1 }],
      }),
    }),
    driving: [
      aLoudMessage({ text: HOSTILE, author: { id: 'a', handle: HOSTILE, role: 'customer' }, url: 'https://x.example/a(b)?c=<d>&copy=1' }),
      aLoudMessage({ text: '# Heading', url: 'javascript:alert(1)' }),
    ],
  }),
);

describe('a report as a page', () => {
  it('has every part in order', () => {
    const titles = [...reportHtml(reportOf(someFacts())).matchAll(/<h2[^>]*>([^<]*)</g)].map(([, title]) => title);
    expect(titles).toEqual(['How it went', ...TITLES]);
  });

  it('brings all it needs, with its picture in it', () => {
    const page = reportHtml(reportOf(someFacts()));
    expect(page).not.toMatch(/<script|<img|<link|\bsrc=|url\(|@import/);
    expect(page).toContain('<svg');
    expect(page).toContain('prefers-color-scheme: dark');
    expect(page).toContain('<meta charset="utf-8" />');
    expect(page).toContain('width=device-width');
  });

  it('escapes whatever came from outside, and links only to the web', () => {
    const page = reportHtml(hostile);
    expect(page).not.toMatch(/<script|href="javascript|\u202e/);
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect([...page.matchAll(/href="([^"]*)"/g)].map(([, url]) => url)).toEqual(['https://x.example/a(b)?c=&lt;d&gt;&amp;copy=1']);
  });

  it('leaves out the parts that it has nothing for', () => {
    const page = reportHtml(reportOf(someFacts({ incident: anIncident({ evidence: someEvidence({ phrases: [], driving: [] }) }), driving: [] }, [])));
    expect(page).not.toContain('What people said');
    expect(page).not.toContain('Loudest messages');
  });
});

describe('a report as Markdown', () => {
  it('has every part in order', () => {
    const titles = [...reportMarkdown(reportOf(someFacts())).matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    expect(titles).toEqual(TITLES);
  });

  it('has no heading, link or HTML but its own', () => {
    const text = reportMarkdown(hostile);
    expect(text.match(/^ {0,3}>? ?#{1,6} .*$/gm)).toHaveLength(1 + TITLES.length);
    expect(text.match(/(?<!\\)\]\(/g)).toHaveLength(1);
    expect(text).toContain('[Open](<https://x.example/a(b)?c=%3Cd%3E&amp;copy=1>)');
    expect(text).not.toMatch(/(?<!\\)<(?!https:)|https:\/\/evil|@everyone|\u202e|(?<!\\)`/);
  });

  it('says what is deleted', () => {
    const text = reportMarkdown(reportOf(someFacts({ driving: [aLoudMessage({ deleted: true })] })));
    expect(text).toContain('> (deleted by its author)\n>\n> X, Tue 10 Mar 2026, 13:45 CET (12:45 UTC)');
    expect(text).not.toContain('Altona');
  });

  it('reads the same each time', () => {
    expect(reportMarkdown(reportOf(someFacts({ now: after(300) })))).toBe(reportMarkdown(reportOf(someFacts({ now: after(300) }))));
  });
});

describe('a text in Markdown', () => {
  it.each([
    ['emphasis', 'so *very* _bad_', String.raw`so \*very\* \_bad\_`],
    ['a heading', '# Big', String.raw`\# Big`],
    ['a heading that a line below makes', '===', String.raw`\===`],
    ['a list', '- one', String.raw`\- one`],
    ['a numbered list', '1. one', String.raw`1\. one`],
    ['HTML', '<b>x</b>', String.raw`\<b\>x\</b\>`],
    ['a reference', '&lt;', String.raw`\&lt;`],
    ['a link', '[a](b)', String.raw`\[a\](b)`],
    ['an address', 'see https://a.example', 'see https:\u2060//a.\u2060example'],
    ['an address without a scheme', 'www.a.example', 'www.\u2060a.\u2060example'],
    ['a mail address', 'me@a.example', 'me@\u2060a.\u2060example'],
    ['more lines', 'a\n\n# b', String.raw`a \# b`],
    ['nothing of what is harmless', 'Is 3.5 - 1 = 2.5? Yes! It’s “so”.', 'Is 3.5 - 1 = 2.5? Yes! It’s “so”.'],
  ])('makes no %s', (_name, text, markdown) => expect(markdownText(text)).toBe(markdown));

  it('never has a mark that is not escaped, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(markdownText(text).replace(/\\./gu, '')).not.toMatch(/[\\`*_[\]{}<>#|~&$\n\r]|^[-+=]|^\d{1,9}[.)]/);
      }),
    );
  });

  it('never ends a link’s target early', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        expect(markdownTarget(`${url}<> \\`)).toMatch(/^<[^<>\s\\]*>$/);
      }),
    );
  });
});
