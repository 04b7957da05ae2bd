import { expect } from 'vitest';
import * as z from 'zod';
import { InboxItem, type PlatformEvent } from '../../../core/event.ts';
import type { DeliveryContent, Platform } from '../../../core/platforms/platform.ts';
import type { PlatformMessage } from '../../../core/message.ts';
import { Problem } from '../../../core/problem.ts';
import { deliveryOf } from '../../signed-deliveries.ts';

export const NOW = Date.parse('2026-11-02T10:00:00Z');

/** Reads a payload as a verified delivery, and proves by the way that every event survives the inbox. */
export const readPayload = (platform: Platform, payload: unknown): DeliveryContent => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
  const content = platform.read(deliveryOf({ headers: {}, body }), {}, NOW);
  for (const event of content.events) {
    const stored = JSON.stringify(z.encode(InboxItem, { event, receivedAt: NOW }));
    expect(InboxItem.parse(JSON.parse(stored)).event).toEqual(event);
  }
  return content;
};

/** The only event of a payload. */
export const readOne = (platform: Platform, payload: unknown): PlatformEvent => {
  const { events } = readPayload(platform, payload);
  const [event] = events;
  if (event === undefined || events.length > 1) throw new Error(`expected one event, found ${events.length}`);
  return event;
};

/** The only message of a payload, new or edited. */
export const readMessage = (platform: Platform, payload: unknown): PlatformMessage => {
  const event = readOne(platform, payload);
  if (event.type !== 'message.created' && event.type !== 'message.updated') throw new Error(`expected a message, found ${event.type}`);
  return event.message;
};

/** The Problem that an act throws. */
export const problemOf = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('expected a Problem, but nothing was thrown');
};

/** The status of the Problem that a payload is refused with, and the paths that it names. */
export const refusal = (platform: Platform, payload: unknown): { status: number; paths: string[] } => {
  const { status, errors } = problemOf(() => readPayload(platform, payload));
  return { status, paths: errors.map((error) => error.path) };
};
