import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AlertJson } from '../../../core/alert/json.ts';
import { topicMessage, TOPIC_MESSAGE_LIMIT } from '../../../core/alert/topic-message.ts';
import type { Alert } from '../../../core/alert.ts';
import type { Message } from '../../../core/message.ts';
import { aLoudMessage, anAlert, anIncident, someEvidence } from './an-alert.ts';

const formsOf = (alert: Alert): Record<string, string> => JSON.parse(topicMessage(alert).message) as Record<string, string>;
const machineForm = (alert: Alert) => AlertJson.parse(JSON.parse(formsOf(alert)['sqs'] ?? ''));

/** Everything that SNS counts. */
const bytesOf = ({ message, subject, attributes }: ReturnType<typeof topicMessage>): number =>
  Buffer.byteLength(message) +
  Buffer.byteLength(subject) +
  Object.entries(attributes).reduce((sum, [name, value]) => sum + Buffer.byteLength(`${name}String${value}`), 0);

const threeOf = (changes: Partial<Message>): Message[] => ['x:1', 'x:2', 'x:3'].map((id) => aLoudMessage({ id, ...changes }));

/** Every field as long as its schema lets it be, in characters that are long in UTF-8 and longer in JSON. */
const largest = (text: string): Alert => {
  const id = '\u0001'.repeat(512);
  const driving = threeOf({
    text,
    threadId: id,
    account: id,
    inReplyTo: id,
    url: `https://x.example/${'u'.repeat(2_000)}`,
    author: { id, ids: Array.from({ length: 20 }, () => id), handle: id, name: id, role: 'customer' },
  });
  const ids = Array.from({ length: 500 }, (_, number) => `x:${number}${'字'.repeat(500)}`);
  const languages = Object.fromEntries(ids.map((_, number) => [`l-${number}`, 1]));
  const evidence = someEvidence({ driving: ids.slice(0, 10), phrases: ids.slice(0, 10), languages });
  return anAlert({ driving, incident: anIncident({ viral: ids, evidence }) });
};

describe('an alert on a topic', () => {
  it('has one form for people, one for programs and a short one', () => {
    const alert = anAlert();
    const { default: text = '', sms, ...machines } = formsOf(alert);
    expect(Object.keys(machines)).toEqual(['sqs', 'lambda', 'http', 'https', 'firehose']);
    expect(new Set(Object.values(machines)).size).toBe(1);
    expect(text).toContain('WHAT TO DO NOW');
    expect(text).toContain('https://alerts.nordwind.example/acknowledge/token-1');
    expect(sms).toBe('Groundswell CRITICAL: 68 % negative at Nordwind, 412 messages in 60 min');
    expect(machineForm(alert)).toMatchObject({ id: 'incident-1-opened', brand: 'nordwind', driving: [{ id: 'x:1' }] });
  });

  it('names its id in the text, in the JSON and among the attributes', () => {
    const { message, attributes } = topicMessage(anAlert());
    expect(attributes).toEqual({ id: 'incident-1-opened', brand: 'nordwind', severity: 'critical', kind: 'crisis', state: 'open' });
    const { default: text = '', lambda = '' } = JSON.parse(message) as Record<string, string>;
    expect(text.trimEnd().split('\n').at(-1)).toBe('Alert incident-1-opened');
    expect(JSON.parse(lambda)).toMatchObject({ id: 'incident-1-opened' });
  });

  it('has neither a text nor a name of a customer in its subject and its short form', () => {
    const { subject, message } = topicMessage(anAlert());
    const { sms = '' } = JSON.parse(message) as Record<string, string>;
    expect(`${subject} ${sms}`).not.toMatch(/lena|Altona/);
    expect(sms.length).toBeLessThanOrEqual(140);
  });

  it('is the same whenever the same alert is sent', () => expect(topicMessage(anAlert())).toEqual(topicMessage(anAlert())));

  it.each([
    ['keeps texts of some pages whole', 'a', 10_000, 10_000],
    ['shows of longer ones the beginning', 'a', 10_001, 10_000],
    ['shows less of what is long in bytes', '字', 10_000, 1_000],
  ])('%s', (_name, character, length, kept) => {
    const driving = threeOf({ text: character.repeat(length) });
    expect(machineForm(anAlert({ driving })).driving.map(({ text }) => text.length)).toEqual([kept, kept, kept]);
  });

  it('shortens excerpts once more before it drops a message', () => {
    const long = '\u0001'.repeat(512);
    const driving = threeOf({ text: '\u0001'.repeat(1_000), author: { id: 'u', ids: [long, long, long], role: 'customer' } });
    expect(machineForm(anAlert({ driving })).driving.map(({ text }) => text.length)).toEqual([280, 280, 280]);
  });

  it.each([
    ['letters', 'a'],
    ['quotation marks', '"'],
    ['backslashes', '\\'],
    ['control characters', '\u0001'],
    ['pictures', '🌊'],
    ['halves of pictures', '\ud83c'],
    ['Chinese', '字'],
  ])('is never too long for SNS, not even with the largest messages of %s', (_name, character) => {
    const alert = largest(character.repeat(100_000 / character.length));
    expect(bytesOf(topicMessage(alert))).toBeLessThanOrEqual(TOPIC_MESSAGE_LIMIT);
    expect(machineForm(alert).id).toBe('incident-1-opened');
  });

  it('fits SNS whatever the texts are', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.repeat(2_500));
    fc.assert(
      fc.property(texts, (text) => {
        expect(bytesOf(topicMessage(anAlert({ driving: threeOf({ text }) })))).toBeLessThanOrEqual(TOPIC_MESSAGE_LIMIT);
      }),
      { numRuns: 5 },
    );
  });
});
