import { describe, expect, it } from 'vitest';
import { readFeed } from '../../../local/feed/read-feed.ts';

const rss = (item: string): string =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The channel</title><link>https://c.example</link>
   <item>${item}</item></channel></rss>`;
const atom = (entry: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><id>feed</id><title>The feed</title><entry>${entry}</entry></feed>`;

const only = (xml: string) => {
  const [item, ...more] = readFeed(xml);
  if (item === undefined || more.length > 0) throw new Error(`expected one item, found ${more.length}`);
  return item;
};

describe('a feed', () => {
  it('in RSS 2.0 tells its items with words, people and times', () => {
    const item = rss(`<title>Late &amp;amp; cold</title><link>https://blog.example/1</link><guid isPermaLink="false">post-1</guid>
      <dc:creator>Ines</dc:creator><pubDate>Mon, 02 Nov 2026 10:58:00 +0100</pubDate>
      <description>&lt;p&gt;My &lt;b&gt;soup&lt;/b&gt; was cold.&lt;/p&gt;&lt;p&gt;Again!&lt;/p&gt;</description>`);
    expect(only(item)).toEqual({
      id: 'post-1',
      title: 'Late & cold',
      text: 'My soup was cold.\n\nAgain!',
      link: 'https://blog.example/1',
      author: 'Ines',
      authorLink: undefined,
      published: Date.parse('2026-11-02T09:58:00Z'),
      updated: undefined,
      rating: undefined,
    });
  });

  it('in RSS 1.0 names its items by what they are about', () => {
    const rdf = `<rdf:RDF><channel rdf:about="https://c.example"/><item rdf:about="https://c.example/7"><title>Seven</title></item></rdf:RDF>`;
    expect(only(rdf)).toMatchObject({ id: 'https://c.example/7', title: 'Seven', text: '' });
  });

  it('in Atom tells who wrote, where that stands, and when it was changed', () => {
    const entry = atom(`<id>tag:1</id><title type="text">1 < 2, surely</title><link rel="self" href="https://f.example/1.atom"/>
      <link href="https://f.example/1"/><author><name>/u/pim</name><uri>https://f.example/u/pim</uri></author>
      <published>2026-11-02T09:00:00Z</published><updated>2026-11-02T09:30:00+00:00</updated><content type="html">&lt;a href="x"&gt;here&lt;/a&gt;</content>`);
    expect(only(entry.replace('1 < 2', '1 &lt; 2'))).toEqual({
      id: 'tag:1',
      title: '1 < 2, surely',
      text: 'here',
      link: 'https://f.example/1',
      author: '/u/pim',
      authorLink: 'https://f.example/u/pim',
      published: Date.parse('2026-11-02T09:00:00Z'),
      updated: Date.parse('2026-11-02T09:30:00Z'),
      rating: undefined,
    });
  });

  it('may write its words as elements, and as they are', () => {
    const entry = atom(`<id>2</id><title><![CDATA[Tom & Ada]]></title><content type="xhtml"><div><p>One</p><p>Two</p></div></content>`);
    expect(only(entry)).toMatchObject({ title: 'Tom & Ada', text: 'One\n\nTwo' });
  });

  it.each([
    ['1', 1],
    ['5', 5],
    ['0', undefined],
    ['4.5', undefined],
    ['many', undefined],
  ])('of reviews brings its stars: %s', (stars, rating) => {
    expect(only(atom(`<id>3</id><im:rating>${stars}</im:rating>`)).rating).toBe(rating);
  });

  it('leaves out what has neither an id nor an address', () => {
    expect(readFeed(rss('<title>Nobody</title>'))).toEqual([]);
    expect(only(rss('<title>Someone</title><link>https://blog.example/2</link>')).id).toBe('https://blog.example/2');
  });

  it('knows no entities of its own making, so that none can grow', () => {
    const bomb = `<!DOCTYPE feed [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${atom('<id>4</id><title type="text">&b;&b;</title>')}`;
    expect(only(bomb).title.length).toBeLessThan(20);
  });

  it.each([
    ['a page', '<!doctype html><html><body>Sign in</body></html>'],
    ['nothing', ''],
    ['JSON', '{"items":[]}'],
    ['a well', `<rss>${'<a>'.repeat(100_000)}`],
  ])('is not %s, which is said in words', (_name, text) => {
    expect(() => readFeed(text)).toThrow(/^What came is no feed/);
  });
});
