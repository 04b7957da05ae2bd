import { writeFileSync } from 'node:fs';
import * as z from 'zod';
import type { Incident, Severity } from '../../../core/incident.ts';
import { PlatformMessage } from '../../../core/message.ts';
import { HOUR, MINUTE, type Time } from '../../../core/time.ts';
import { aPlatformMessage, anIncident, NOON } from '../../contracts/builders.ts';

/** A customer's post to the account `harbour-coffee`, each by somebody else. */
export const post = (id: string, sentAt: Time, over: Partial<PlatformMessage> = {}): PlatformMessage =>
  aPlatformMessage({ id: `x:${id}`, threadId: `x:${id}`, author: { id: `author of ${id}`, role: 'customer' }, sentAt, ...over });

/** A complaint that very many people like. */
export const loudComplaint = (id: string, sentAt: Time, over: Partial<PlatformMessage> = {}): PlatformMessage =>
  post(id, sentAt, { text: 'a bad thing happened to all of us', engagement: { likes: 20_000, shares: 0, replies: 0, views: 0 }, ...over });

/** Somebody writes every three minutes: good things, and bad ones from one hour to another. */
export const aHistory = ({ from, hours, badFrom, badTo }: { from: Time; hours: number; badFrom: number; badTo: number }): PlatformMessage[] =>
  Array.from({ length: hours * 20 }, (_nothing, index) => {
    const sentAt = from + index * 3 * MINUTE;
    const isBad = sentAt >= from + badFrom * HOUR && sentAt < from + badTo * HOUR;
    return post(`${from}-${index}`, sentAt, { text: isBad ? `bad ferry ride ${index}, the ferry was late` : 'good ferry ride' });
  });

/** Writes messages as a replay file. */
export const writeHistory = (path: string, messages: readonly PlatformMessage[]): void =>
  writeFileSync(path, messages.map((message) => `${JSON.stringify(z.encode(PlatformMessage, message))}\n`).join(''));

/** An incident that was open from one hour after noon to another. */
export const openFrom = (from: number, to: number | undefined, severity: Severity = 'watch', over: Partial<Incident> = {}): Incident => {
  const { resolvedAt: _resolvedAt, ...incident } = anIncident({
    severity,
    openedAt: NOON + from * HOUR,
    ...over,
  });
  return to === undefined ? incident : { ...incident, state: 'resolved', resolvedAt: NOON + to * HOUR };
};
