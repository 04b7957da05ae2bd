import * as z from 'zod';
import { Problem } from '../../problem.ts';
import type { Time } from '../../time.ts';
import { readJson, readShape } from '../json-body.ts';
import type { Delivery } from '../platform.ts';
import { timeOf } from '../platform-time.ts';

/** One event, in whichever format it came. Its data is read only when somebody wants it. */
export interface CloudEvent {
  readonly type: string;
  readonly at: Time | undefined;
  /** Throws Problem 415 when the data is no JSON by its own account, and 422 when it cannot be read. */
  readonly data: () => unknown;
  /** The path of the data in the body. */
  readonly path: string;
}

/** What every event must tell of itself. https://github.com/cloudevents/spec/blob/main/cloudevents/spec.md#required-attributes */
const Attributes = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string().min(1),
  type: z.string().min(1),
  /** Read by hand: it may be of any form, and a schema that forgives takes longer than all the others together. */
  time: z.unknown().optional(),
});

const Structured = Attributes.extend({ data: z.unknown().optional(), data_base64: z.string().optional() });
const Batch = z.array(z.unknown());

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const JSON_TYPE = /^(?:application\/json|text\/json|[\w.-]+\/[\w.-]+\+json)$/;

/**
 * The events of a delivery. Throws Problem 415 when it is in none of the formats, and 422 naming the path when one lacks what every
 * event has. https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/http-protocol-binding.md
 */
export const cloudEventsIn = (delivery: Delivery): readonly CloudEvent[] => {
  const format = mediaTypeOf(delivery);
  if (format === STRUCTURED) return [structuredEvent(readJson(delivery.body), '')];
  if (format === BATCH) return readShape(Batch, readJson(delivery.body)).map((event, index) => structuredEvent(event, String(index)));
  // Other formats of whole events, such as Avro, and plain JSON that only looks like an event.
  if (format.startsWith('application/cloudevents') || delivery.headers['ce-specversion'] === undefined) throw unknownFormat();
  return [binaryEvent(delivery)];
};

function structuredEvent(value: unknown, path: string): CloudEvent {
  const { type, time, data, data_base64: bytes } = readShape(Structured, value, path);
  const found = (): unknown => (bytes === undefined ? data : readJson(Buffer.from(bytes, 'base64')));
  return { type, at: sentAt(time), data: found, path: path === '' ? 'data' : `${path}.data` };
}

/** In binary mode the attributes are headers, and the whole body is the data. */
function binaryEvent(delivery: Delivery): CloudEvent {
  const names = ['specversion', 'id', 'source', 'type', 'time'];
  const told = Object.fromEntries(names.map((name) => [name, headerText(delivery.headers[`ce-${name}`])]));
  const { type, time } = readShape(Attributes, told, 'headers');
  const found = (): unknown => {
    if (!JSON_TYPE.test(mediaTypeOf(delivery))) throw unknownFormat();
    return readJson(delivery.body);
  };
  return { type, at: sentAt(time), data: found, path: '' };
}

const sentAt = (time: unknown): Time | undefined => (typeof time === 'string' ? timeOf(time) : undefined);

/** A header's text: percent signs stand for what a header cannot carry. One that stands for nothing is meant as it is. */
function headerText(value: string | undefined): string | undefined {
  try {
    return value === undefined ? undefined : decodeURIComponent(value);
  } catch {
    return value;
  }
}

const mediaTypeOf = ({ headers }: Delivery): string => (headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();

const unknownFormat = (): Problem =>
  new Problem(415, 'Not a known format', `Expected ${STRUCTURED}, ${BATCH}, or headers beginning with "ce-" around JSON.`);
