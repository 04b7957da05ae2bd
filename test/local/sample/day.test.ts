import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import { PlatformMessage, reachOf } from '../../../core/message.ts';
import { DAY } from '../../../core/time.ts';
import { chapterMoods } from '../../../local/sample/chapters.ts';
import { at } from '../../../local/sample/clock.ts';
import { replayFile, writeDay } from '../../../local/sample/day.ts';

const file = readFileSync(new URL('../../../local/sample/wrenlow-day.jsonl', import.meta.url), 'utf8');
const brand = BrandDocument.parse(JSON.parse(readFileSync(new URL('../../../local/sample/brand.json', import.meta.url), 'utf8')));
const lines = writeDay();
const inbound = lines.filter(({ direction }) => direction === 'inbound');
const parsed = file
  .trimEnd()
  .split('\n')
  .map((line) => PlatformMessage.parse(JSON.parse(line)));

describe('the bundled sample', () => {
  it('is what the generator writes, byte for byte', () => {
    expect(replayFile(lines) === file).toBe(true);
  });

  it('is told in other words by another seed', () => {
    expect(replayFile(writeDay(7)) === file).toBe(false);
  });

  it('has at least 1,500 messages, each of the common form and with an id of its own', () => {
    expect(parsed.length).toBeGreaterThanOrEqual(1_500);
    expect(new Set(parsed.map(({ id }) => id)).size).toBe(parsed.length);
  });

  it('is in time order, within the one day', () => {
    const times = parsed.map(({ sentAt }) => sentAt);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    expect(times.every((time) => time >= at('00:00') && time < at('00:00') + DAY)).toBe(true);
  });

  it('answers only messages that were sent before', () => {
    const sentAt = new Map(parsed.map((message) => [message.id, message.sentAt]));
    const answers = parsed.filter(({ inReplyTo }) => inReplyTo !== undefined);
    expect(answers.length).toBeGreaterThan(300);
    expect(answers.filter(({ inReplyTo = '', sentAt: time }) => !((sentAt.get(inReplyTo) ?? Number.POSITIVE_INFINITY) < time))).toEqual([]);
  });

  it('has no answer of the brand that answers nobody: only its own posts stand alone', () => {
    const alone = parsed.filter(({ direction, inReplyTo }) => direction === 'outbound' && inReplyTo === undefined);
    expect(alone.every(({ kind }) => kind === 'post')).toBe(true);
  });

  it('comes in on the accounts of its brand only', () => {
    const accounts = new Set(brand.accounts.map(({ platform, account }) => `${platform}/${account}`));
    expect(new Set(lines.map(({ platform, account }) => `${platform}/${account}`))).toEqual(accounts);
  });

  it('has few customers who write the very same', () => {
    const texts = inbound.map(({ text }) => text).filter((text) => text !== '');
    expect(texts.length - new Set(texts).size).toBeLessThan(5);
  });

  it('names no place on the internet but reserved ones', () => {
    const hosts = [...file.matchAll(/https?:\/\/([^/"\s]+)/gu)].map(([, host]) => host);
    expect(new Set(hosts)).toEqual(new Set(['posts.example']));
  });
});

describe('the story of the sample', () => {
  const chapters = new Map(chapterMoods(lines).map((mood) => [mood.chapter, mood]));
  const shareIn = (chapter: Parameters<typeof chapters.get>[0]): number => chapters.get(chapter)?.negativeShare ?? Number.NaN;

  it.each([
    ['morning', 0.1, 0.35],
    ['meme', 0, 0.25],
    ['lull', 0, 0.3],
    ['crisis', 0.75, 1],
    ['recovery', 0, 0.25],
    ['evening', 0, 0.25],
  ] as const)('in the chapter %s has a negative share between %f and %f', (chapter, low, high) => {
    expect(shareIn(chapter)).toBeGreaterThanOrEqual(low);
    expect(shareIn(chapter)).toBeLessThan(high);
  });

  it('is louder at noon than in the morning, by hundreds of people', () => {
    expect(chapters.get('meme')?.inbound).toBeGreaterThan(340);
    expect(chapters.get('meme')?.authors).toBeGreaterThan(300);
  });

  it('has a crisis of about 450 messages by about 350 people', () => {
    expect(chapters.get('crisis')?.inbound).toBeGreaterThan(430);
    expect(chapters.get('crisis')?.authors).toBeGreaterThan(330);
  });

  it('has nobody reach so many people that one message alone is an incident', () => {
    expect(Math.max(...parsed.filter(({ direction }) => direction === 'inbound').map(reachOf))).toBeLessThan(brand.crisis.viralReach);
  });

  it('has a brand that speaks in public at 16:05 and says at 17:20 that it is over', () => {
    const posts = lines.filter(({ direction, kind }) => direction === 'outbound' && kind === 'post').map(({ sentAt }) => Date.parse(sentAt));
    expect(posts).toEqual(expect.arrayContaining([at('16:05'), at('17:20')]));
  });

  it('has one person who complains thirty times in the morning', () => {
    const counts = Map.groupBy(inbound, ({ author }) => author.id);
    const [loudest] = [...counts.values()].toSorted((a, b) => b.length - a.length);
    expect(loudest).toHaveLength(30);
    expect(loudest?.every(({ sentAt }) => Date.parse(sentAt) < at('12:00'))).toBe(true);
  });

  it('has the employee of the roster, a customer of the named competitor, pictures without words and other languages', () => {
    const roster = brand.employees.map(({ handle }) => handle);
    expect(inbound.filter(({ author }) => author.role === 'employee').map(({ author }) => author.handle)).toEqual(roster);
    const terms = brand.competitors.flatMap((competitor) => competitor.terms);
    expect(inbound.some(({ text }) => terms.some((term) => text.includes(term)))).toBe(true);
    expect(inbound.some(({ text }) => text === '')).toBe(true);
    expect(inbound.some(({ text }) => /^\p{Extended_Pictographic}+$/u.test(text))).toBe(true);
    expect(inbound.some(({ language }) => language === 'nl')).toBe(true);
  });

  it('is told mostly in English, on all platforms', () => {
    const shares = Map.groupBy(inbound, ({ platform }) => platform);
    expect([...shares.keys()].toSorted()).toEqual(['facebook', 'instagram', 'messenger', 'reviews', 'whatsapp', 'x']);
    const told = inbound.filter(({ language }) => language !== undefined);
    const english = told.filter(({ language }) => language === 'en').length / told.length;
    expect(english).toBeGreaterThan(0.5);
    expect(english).toBeLessThan(0.7);
  });
});
