import type { Alert } from '../alert.ts';
import { cutTo } from './foreign-text.ts';
import { alertJson, type AlertJson } from './json.ts';
import { alertSubject } from './subject.ts';
import { alertText } from './text.ts';

/** An alert as a topic publishes it. */
export interface TopicMessage {
  readonly subject: string;
  /** For Amazon SNS with `MessageStructure: json`: a form for each kind of subscriber, as one JSON text. */
  readonly message: string;
  /** What subscribers can filter by. */
  readonly attributes: Readonly<Record<'id' | 'brand' | 'severity' | 'kind' | 'state', string>>;
}

/** The most that Amazon SNS takes, in UTF-8 bytes: message, subject and attributes together. */
export const TOPIC_MESSAGE_LIMIT = 262_144;

/** Subscribers that are programs. All others are people, and get the text. */
const MACHINES = ['sqs', 'lambda', 'http', 'https', 'firehose'] as const;

/** How an alert is made shorter until it fits: first the excerpts, then the messages, at last all that the API can be asked for. */
const LENGTHS: readonly ((json: AlertJson) => AlertJson)[] = [withTexts(10_000), withTexts(1_000), withTexts(280), withoutMessages, withoutLists];

/** The alert in every form that a topic's subscribers take. Nothing of a customer is in the short form. The same alert always gives the same. */
export const topicMessage = (alert: Alert): TopicMessage => {
  const subject = alertSubject(alert);
  const { brand, severity, state } = alert.incident;
  const attributes = { id: alert.id, brand, severity, kind: alert.kind, state };
  const json = alertJson(alert);
  const forms = LENGTHS.values().map((shorter) => shorter(json));
  return firstThatFits({ subject, text: `${alertText(alert).text}Alert ${alert.id}\n`, attributes }, forms);
};

/** A message with the first of these forms for machines that fits. Throws RangeError when none does. */
export const firstThatFits = (
  { subject, text, attributes }: Pick<TopicMessage, 'subject' | 'attributes'> & { readonly text: string },
  forms: Iterable<object>,
): TopicMessage => {
  const people = { default: text, sms: `Groundswell ${subject}` };
  const room = TOPIC_MESSAGE_LIMIT - TYPES - bytesOf(subject, ...Object.entries(attributes).flat());
  for (const form of forms) {
    const message = structured(people, form);
    if (bytesOf(message) <= room) return { subject, message, attributes };
  }
  throw new RangeError(`${attributes.id} is too long for a topic`);
};

const structured = (people: Readonly<Record<string, string>>, json: object): string => {
  const machine = JSON.stringify(json);
  return JSON.stringify({ ...people, ...Object.fromEntries(MACHINES.map((protocol) => [protocol, machine])) });
};

/** Each attribute also says its type. */
const TYPES = 5 * 'String'.length;
const bytesOf = (...texts: readonly string[]): number => texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

function withTexts(longest: number) {
  return (json: AlertJson): AlertJson => ({ ...json, driving: json.driving.map((message) => ({ ...message, text: cutTo(message.text, longest) })) });
}

/** Their ids stay in the evidence. */
function withoutMessages(json: AlertJson): AlertJson {
  return { ...json, driving: [] };
}

function withoutLists(json: AlertJson): AlertJson {
  const evidence = { ...json.incident.evidence, driving: [], phrases: [], languages: {}, platforms: {} };
  return { ...json, driving: [], incident: { ...json.incident, viral: [], evidence } };
}
