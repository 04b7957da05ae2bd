import * as z from 'zod';
import { EngagementUpdated, MessageDeleted, type PlatformEvent } from '../../event.ts';
import { PlatformMessage } from '../../message.ts';
import type { Time } from '../../time.ts';
import { missing, readShape } from '../json-body.ts';
import { usualMessage } from './usual-message.ts';

/** One report tells of so many messages at most. */
export const MOST_MESSAGES = 1_000;

/** What an envelope says around its data. */
export interface Envelope {
  /** When it was sent, where it tells. */
  readonly at: Time | undefined;
  /** The path of the data in the body. */
  readonly path: string;
}

/** Reads the data of a report: one message or a list of them. Throws Problem 422 naming the paths that are not of its shape. */
export type ReportReader = (data: unknown, envelope: Envelope) => readonly PlatformEvent[];

/** How one thing of a report is read: by its schema, or at a glance where it is a usual one. */
interface Reading<Schema extends z.ZodType> {
  readonly schema: Schema;
  readonly glance?: (value: unknown) => z.output<Schema> | undefined;
}

/** One of something or a list of them. They are told apart before parsing, so that an error names the very path. */
const eachOf = <Schema extends z.ZodType>(
  { schema, glance = () => undefined }: Reading<Schema>,
  eventOf: (found: z.output<Schema>, envelope: Envelope) => PlatformEvent,
): ReportReader => {
  const many = z.array(schema).max(MOST_MESSAGES, `expected at most ${MOST_MESSAGES} messages`);
  return (data, envelope) => {
    const { at, path } = envelope;
    if (!Array.isArray(data)) return [eventOf(glance(data) ?? readShape(schema, data, path), envelope)];
    const found = allAtAGlance(data, glance) ?? readShape(many, data, path);
    return found.map((one, index) => eventOf(one, { at, path: below(path, index) }));
  };
};

/** All of a list, or undefined as soon as one of it is unusual: then the schema tells of the whole. */
function allAtAGlance<Found>(list: readonly unknown[], glance: (value: unknown) => Found | undefined): Found[] | undefined {
  if (list.length > MOST_MESSAGES) return undefined;
  const all: Found[] = [];
  for (const value of list) {
    const found = glance(value);
    if (found === undefined) return undefined;
    all.push(found);
  }
  return all;
}

const below = (path: string, name: string | number): string => (path === '' ? String(name) : `${path}.${name}`);

/** An id names its platform: whoever speaks for an account of one platform cannot touch what was said on another. */
const ofItsPlatform = [
  ({ id, platform }: { id: string; platform: string }): boolean => !id.includes(':') || id.startsWith(`${platform}:`),
  { path: ['id'], message: 'expected the platform before the colon, as in "x:123" of platform "x"' },
] satisfies [unknown, unknown];

const Said = PlatformMessage.refine(...ofItsPlatform);
const Deletion = MessageDeleted.omit({ type: true }).refine(...ofItsPlatform);
const Counts = EngagementUpdated.omit({ type: true }).refine(...ofItsPlatform);

/** A message as it is usually said, and of its platform. */
const saidAtAGlance = (value: unknown): PlatformMessage | undefined => {
  const message = usualMessage(value);
  return message !== undefined && ofItsPlatform[0](message) ? message : undefined;
};

const SAID = { schema: Said, glance: saidAtAGlance };

/** An update that does not say when the text was changed was changed when its envelope was sent. */
const updateOf = (message: PlatformMessage, { at, path }: Envelope): PlatformEvent => {
  const edited = message.edited ?? at;
  if (edited === undefined) throw missing(below(path, 'edited'), 'expected the time of the edit here, or that of sending in the envelope');
  return { type: 'message.updated', message: { ...message, edited } };
};

/** How the reports of the outside contract are read, by their type. */
export const REPORTS: ReadonlyMap<string, ReportReader> = new Map([
  ['message.created', eachOf(SAID, (message) => ({ type: 'message.created', message }))],
  ['message.updated', eachOf(SAID, updateOf)],
  ['message.deleted', eachOf({ schema: Deletion }, (subject) => ({ type: 'message.deleted', ...subject }))],
  ['engagement.updated', eachOf({ schema: Counts }, (subject) => ({ type: 'engagement.updated', ...subject }))],
]);
