import * as z from 'zod';
import type { Time } from '../../time.ts';
import { optionally, pairedId } from '../fields.ts';
import { missing } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { platformTime } from '../platform-time.ts';

const Change = z.object({ field: z.string(), value: z.unknown().optional() });

/** What happened on one account. Instagram Login sends a single change as `field` and `value` of the entry itself. */
export const Entry = z.object({
  id: pairedId,
  time: optionally(platformTime),
  changes: z.array(Change).optional(),
  field: z.string().optional(),
  value: z.unknown().optional(),
  messaging: z.array(z.unknown()).optional(),
  standby: z.array(z.unknown()).optional(),
});
export type Entry = z.output<typeof Entry>;

/** One thing that happened, under the name of its field, and the path at which it stands in the body. */
export interface Part {
  readonly field: string;
  readonly value: unknown;
  readonly path: string;
}

export type PartReader = (part: Part, entry: Entry) => DeliveryContent;

/** All that an entry tells, whichever of the envelope's forms it came in. */
export const partsOf = (entry: Entry, path: string): readonly Part[] => [
  ...(entry.changes ?? []).map(({ field, value }, index) => ({ field, value, path: `${path}.changes.${index}.value` })),
  ...(entry.field === undefined ? [] : [{ field: entry.field, value: entry.value, path: `${path}.value` }]),
  ...(entry.messaging ?? []).map((value, index) => ({ field: 'messaging', value, path: `${path}.messaging.${index}` })),
  ...(entry.standby ?? []).map((value, index) => ({ field: 'standby', value, path: `${path}.standby.${index}` })),
];

/** The time of a thing, or else that of its entry. Throws Problem 422 naming the path when neither is told. */
export const timeWithin = (time: Time | undefined, entry: Entry, path: string): Time => {
  const known = time ?? entry.time;
  if (known === undefined) throw missing(path, 'expected a time here or in the entry');
  return known;
};
