import * as z from 'zod';

/** The longest id of a platform that still fits the product's own ids, which carry a prefix. */
const LONGEST_ID = 400;

/**
 * An id as a platform writes it. A number becomes its digits. One that is too large to be exact has lost digits on the way and is
 * refused: it would name another message.
 */
export const nativeId = z
  .union([z.string().min(1).max(LONGEST_ID), z.number().int()], { error: `expected an id of at most ${LONGEST_ID} characters` })
  .transform(String);

/** An id that becomes one of the product's own together with another one, as the two sides of a direct thread do. */
export const pairedId = nativeId.refine((id) => id.length <= LONGEST_ID / 2, `expected an id of at most ${LONGEST_ID / 2} characters`);

export const messageText = z.string().max(100_000);

/** A field that a message can do without: one of the wrong shape is left out rather than refusing the customer's message. */
export const optionally = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);

export const count = optionally(z.number().int().nonnegative());
export const personName = optionally(z.string().min(1).max(512));
export const webAddress = optionally(z.url({ protocol: /^https?$/ }).max(2_048));
