import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textOfHtml } from '../../../core/platforms/html-text.ts';

describe('the text of HTML', () => {
  it.each([
    ['paragraphs as blank lines', '<p>My order</p>\n<p class="x">never came.</p>', 'My order\n\nnever came.'],
    ['breaks as new lines', 'one<br>two<br/>three<BR />four', 'one\ntwo\nthree\nfour'],
    ['two breaks as a blank line, and never more', 'one<br><br>two<br><br><br>three', 'one\n\ntwo\n\nthree'],
    ['lists line by line', 'Broken:<ul><li>lid</li><li>spout</li></ul>Help!', 'Broken:\n\nlid\nspout\n\nHelp!'],
    ['cells apart, rows line by line', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['words that only look marked', 'un<b>believ</b>able', 'unbelievable'],
    ['entities as their characters', 'R&amp;D &lt;3 &eacute;&#233;&#xE9; &#128075;&nbsp;&copy 5&nbsp;€', 'R&D <3 ééé 👋 © 5 €'],
    ['an entity that nobody knows as it stands', 'AT&T; &nosuch; & co', 'AT&T; &nosuch; & co'],
    ['links by their words', 'see <a href="https://example.com/?a=1&amp;b=2">our page</a>.', 'see our page.'],
    [
      'a link that is cut for the eye as one address',
      '<a><span>https://www.</span><span>example.com/a</span><span>/b</span></a>',
      'https://www.example.com/a/b',
    ],
    ['space as one space', '  a \n\t b&nbsp; <i> c </i> ', 'a b c'],
    ['no comment', 'a<!-- <p>not</p> shown -->b', 'ab'],
    ['no script and no style', 'a<script>if (1 < 2) "<p>"</script>b<style>p { color: red }</style>c', 'abc'],
    ['nothing of a template, however nested', 'a<template>x<template>y</template>z</template>b', 'ab'],
    ['signs that are no tags', '5 < 6 and 7 > 3 <3', '5 < 6 and 7 > 3 <3'],
    ['what comes before a tag that never ends', 'I am <b', 'I am'],
    ['text without any tag', 'Just words.', 'Just words.'],
    ['nothing of nothing', '<p> <br> </p>', ''],
  ])('reads %s', (_name, html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });

  it('is never longer than the HTML, never half a character, and has no space at its ends', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('<p>', '</p>', '<br>', '<script>', '</script>', '<td>', '&amp;', '&#xD800;', '<!--', '<'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const html = pieces.join('');
        const text = textOfHtml(html);
        expect(text.length).toBeLessThanOrEqual(html.length);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toBe(text.trim());
      }),
    );
  });
});
