import { MINUTE, SECOND, type Time } from '../../core/time.ts';
import { at } from './clock.ts';
import type { Draft } from './draft.ts';
import { agent, AGENTS, type Channel, createPeople, type Person } from './people.ts';
import type { Phase } from './phases.ts';
import type { Random } from './random.ts';
import { SENTENCES } from './sentences/all.ts';
import { written, type Topic } from './sentences/bank.ts';
import { typed } from './typing.ts';

/** How often a sentence is tried again when somebody wrote the very same before. */
const TRIES = 40;

/** What an agent writes to somebody who wrote about a topic; the others get an answer. */
const REPLIES: Readonly<Partial<Record<Topic, Topic>>> = {
  crisis: 'crisisAnswer',
  refund: 'crisisAnswer',
  complaint: 'apology',
  praise: 'kindness',
  relief: 'kindness',
  meme: 'kindness',
};

/** What writing a phase needs: chance, people to write, the brand's posts to comment on, and what was written already. */
export interface Desk {
  readonly random: Random;
  readonly newPerson: (channel: Channel, language: Person['language']) => Person;
  readonly posts: readonly Draft[];
  readonly texts: Set<string>;
}

export const createDesk = (random: Random, posts: readonly Draft[]): Desk => ({ random, newPerson: createPeople(random), posts, texts: new Set() });

/** The messages of a phase with the brand's answers and the customers' thanks. */
export const writePhase = (phase: Phase, desk: Desk): Draft[] => {
  const seen: Person[] = [];
  return Array.from({ length: phase.messages }, () => {
    const person = writerOf(phase, seen, desk);
    const topic = desk.random.weighted(phase.topics);
    const message = customerMessage(person, topic, timeIn(phase, desk.random), desk);
    return desk.random.chance(phase.answered) ? [message, ...exchange(message, person, topic, desk)] : [message];
  }).flat();
};

/** A message by a customer: below the brand's newest post on Instagram and Facebook, directly in messengers, else standing alone. */
export const customerMessage = (person: Person, topic: Topic, time: Time, desk: Desk): Draft => {
  const { channel, language, author } = person;
  const { random } = desk;
  const isDirect = channel === 'messenger' || channel === 'whatsapp';
  const post = desk.posts.findLast((candidate) => candidate.channel === channel && candidate.at < time);
  const below =
    channel === 'instagram' || (channel === 'facebook' && random.chance(0.7)) || (channel === 'x' && topic === 'crisis' && random.chance(0.15));
  const parent = below && !isDirect ? post : undefined;
  return {
    channel,
    kind: isDirect ? 'direct' : parent === undefined ? 'post' : channel === 'x' ? 'reply' : 'comment',
    author,
    text: freshText(person, topic, desk),
    language: channel === 'x' && random.chance(0.7) ? language : undefined,
    at: time,
    parent,
    customer: isDirect ? author.id : undefined,
    engagement: engagementOf(person, topic, random),
  };
};

/** The brand's answer to a message, minutes later, and now and then the customer's thanks. */
function exchange(message: Draft, person: Person, topic: Topic, desk: Desk): Draft[] {
  const { random } = desk;
  const initials = random.pick(AGENTS);
  const sentences = SENTENCES[person.language][replyTo(topic)];
  const inChannel = { channel: message.channel, kind: message.kind === 'direct' ? 'direct' : 'reply', customer: message.customer } as const;
  const text = written(random.pick(sentences), { name: person.firstName, agent: initials }, random);
  const answer: Draft = { ...inChannel, author: agent(initials), text, at: message.at + pause(random, 3, 40), parent: message };
  if (replyTo(topic) !== 'answer' || !random.chance(0.4)) return [answer];
  return [
    answer,
    { ...inChannel, author: person.author, text: freshText(person, 'thanks', desk), at: answer.at + pause(random, 1, 20), parent: answer },
  ];
}

const replyTo = (topic: Topic): Topic => REPLIES[topic] ?? 'answer';

function writerOf(phase: Phase, seen: Person[], { random, newPerson }: Desk): Person {
  if (seen.length > 0 && random.chance(phase.again)) return random.pick(seen);
  const person = newPerson(random.weighted(phase.channels), random.weighted(phase.languages));
  seen.push(person);
  return person;
}

/** A sentence that nobody has written yet, as far as the patterns go. */
function freshText({ language, channel, firstName }: Person, topic: Topic, { random, texts }: Desk): string {
  const attempt = (): string =>
    typed(written(random.pick(SENTENCES[language][topic]), { name: firstName, agent: '' }, random), channel, topic, random);
  let text = attempt();
  for (let tries = 1; texts.has(text) && tries < TRIES; tries += 1) text = attempt();
  texts.add(text);
  return text;
}

function engagementOf({ author, channel }: Person, topic: Topic, random: Random): Draft['engagement'] {
  if (channel === 'messenger' || channel === 'whatsapp') return undefined;
  const loudness = topic === 'meme' ? 40 : topic === 'crisis' ? 12 : 3;
  const likes = Math.floor(loudness * random.next() ** 3);
  const views = channel === 'x' ? Math.floor((author.followers ?? 0) * random.between(0.2, 1)) + likes * 9 : 0;
  return { likes, shares: Math.floor(likes * random.between(0, 0.3)), replies: Math.floor(likes * random.between(0, 0.2)), views };
}

const timeIn = ({ from, to, slope }: Phase, random: Random): Time => wholeSecond(at(from) + (at(to) - at(from)) * random.next() ** slope);
const pause = (random: Random, fromMinutes: number, toMinutes: number): number => wholeSecond(random.between(fromMinutes, toMinutes) * MINUTE);
const wholeSecond = (time: number): number => Math.floor(time / SECOND) * SECOND;
