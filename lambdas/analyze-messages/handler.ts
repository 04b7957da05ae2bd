import middy from '@middy/core';
import type { SQSBatchItemFailure, SQSEvent, SQSRecord } from 'aws-lambda';
import { undescribedBrand, type BrandDocument } from '../../core/brand.ts';
import { RAISES_FOR } from '../../core/live-span.ts';
import { joinedConversations } from '../../core/membership.ts';
import type { MessageRecord } from '../../core/message-record.ts';
import { pulseEntry } from '../../core/pulse-entry.ts';
import type { PulseEntry } from '../../core/pulse.ts';
import { reasonOf } from '../../core/reason.ts';
import { wasRead } from '../../core/sentiment.ts';
import { SECOND, type Time } from '../../core/time.ts';
import { advanceReplay, assessTouched, type AssessPorts } from '../assess-brand.ts';
import type { NoteEventsPorts } from '../note-care-events.ts';
import { withoutErased, type TombstonePorts } from '../erased-authors.ts';
import { createHearAccounts, type HearAccounts } from '../hear-accounts.ts';
import type { Hearing } from '../hearing-ports.ts';
import type { Brands, Pulses, Versioned, Watches } from '../ports.ts';
import { noteEvents } from './note-events.ts';
import { noteAnswered, noteHeard } from './note-hearing.ts';
import { foldConversations, type FoldPorts } from './fold-conversations.ts';
import { bringHistories } from './histories.ts';
import { addressed, opened, type Addressed, type Letter } from './letter.ts';
import { storeMessages, type StorePorts } from './store-messages.ts';

export type AnalyzePorts = StorePorts &
  FoldPorts &
  NoteEventsPorts &
  TombstonePorts &
  AssessPorts & { readonly hearing: Hearing; readonly brands: Brands; readonly pulses: Pulses; readonly watches: Watches };

/** The ports, and what this process has in mind of who was heard. */
type Analyzing = AnalyzePorts & { readonly hear: HearAccounts };

/** A record that failed, and why: the reason goes with it into the dead letters where the queue can keep one. */
export interface AnalysisFailure extends SQSBatchItemFailure {
  readonly reason: string;
}

export interface AnalysisResult {
  readonly batchItemFailures: AnalysisFailure[];
}

/**
 * Analyses a batch of the inbox: mood, message, conversation, pulse, then a look at the brands it touched.
 * Every write may be repeated, so a batch that dies half way heals when it comes again. When a batch fails as a whole,
 * each record is tried alone, so that one bad record does not take the others with it.
 */
export const createHandler = (given: AnalyzePorts) => {
  const ports = { ...given, hear: createHearAccounts(given.hearing) };
  return middy<SQSEvent, AnalysisResult>().handler(async ({ Records }) => {
    const together = await failuresOf(ports, Records);
    if (together.length === 0 || Records.length === 1) return { batchItemFailures: together };
    const alone: AnalysisFailure[] = [];
    for (const record of Records) alone.push(...(await failuresOf(ports, [record])));
    return { batchItemFailures: alone };
  });
};

async function failuresOf(ports: Analyzing, records: readonly SQSRecord[]): Promise<AnalysisFailure[]> {
  try {
    await analyze(ports, records.map(opened));
    return [];
  } catch (error) {
    const reason = reasonOf(error);
    ports.log.warn('analysis failed', { records: records.map(({ messageId }) => messageId), reason });
    return records.map(({ messageId }) => ({ itemIdentifier: messageId, reason }));
  }
}

/** Tells runs of messages from the watermarks between them: a watermark counts only once everything before it is stored. */
async function analyze(ports: Analyzing, letters: readonly Letter[]): Promise<void> {
  let run: Addressed[] = [];
  for (const letter of letters) {
    const { event, replay } = letter.item;
    if (event.type === 'handshake.answered') await noteAnswered(ports, event, letter.item.receivedAt);
    else if (event.type !== 'replay.advanced') run.push(await addressed(letter, event, ports.brands));
    else {
      await analyzeMessages(ports, run);
      run = [];
      if (replay !== undefined) await advanceReplay(ports, replay, Math.min(event.watermark, letter.item.receivedAt));
    }
  }
  await analyzeMessages(ports, run);
}

/**
 * Brands share nothing, so that none waits for another. What fails is told when all have ended: a retry finds nothing of this still going on.
 */
async function analyzeMessages(ports: Analyzing, letters: readonly Addressed[]): Promise<void> {
  await noteHeard(ports, letters);
  const brands = Map.groupBy(letters, (letter) => letter.brand);
  const outcomes = await Promise.allSettled([...brands].map(([brand, forBrand]) => analyzeBrand(ports, brand, forBrand)));
  const failures: unknown[] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  if (failures.length > 1) throw new AggregateError(failures, failures.map(reasonOf).join('; '));
  if (failures.length === 1) throw failures[0];
  log(
    ports,
    letters,
    outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : [])),
  );
}

type Stored = Versioned<MessageRecord>;

async function analyzeBrand(ports: AnalyzePorts, id: string, all: readonly Addressed[]): Promise<readonly Stored[]> {
  const letters = await withoutErased(ports, id, all);
  if (letters.length === 0) return [];
  const brand = (await ports.brands.load(id))?.value ?? undescribedBrand(id);
  for (const replay of new Set(letters.map(({ item }) => item.replay))) if (replay !== undefined) await ports.watches.joinReplay(replay, [id]);
  const records = await storeMessages(ports, id, letters);
  const { kept, begun } = await foldConversations(ports, brand, records, joinsOf(id, letters));
  await bringHistories(ports, brand, begun);
  await noteEvents(ports, brand, { letters, records, folded: kept });
  await ports.pulses.record(id, entriesOf(records, brand));
  const live = liveSince(letters, ports.now());
  if (live !== undefined) await assessTouched(ports, id, live);
  return records;
}

/** The conversations that turned out to be one: these letters name several ids of one customer. A retry brings the letters again, so none is lost. */
const joinsOf = (brand: string, letters: readonly Addressed[]): (readonly string[])[] =>
  letters.map(({ event }) => joinedConversations(brand, event)).filter((join) => join.length > 0);

/** What the minutes need to know of some records; of an older version than is counted already, nothing. */
const entriesOf = (records: readonly Stored[], brand: BrandDocument): Versioned<PulseEntry>[] =>
  records.flatMap(({ value, version }) => {
    const entry = pulseEntry(value, brand);
    return entry === undefined ? [] : [{ value: entry, version }];
  });

/** How many messages were stored, how many of the customers' nobody could read, and how long the oldest waited; a replay's waited for its replay. */
function log({ log: to, now }: AnalyzePorts, letters: readonly Addressed[], records: readonly Stored[]): void {
  if (letters.length === 0) return;
  const received = letters.flatMap(({ item }) => (item.replay === undefined ? item.receivedAt : []));
  const unread = records.filter(({ value }) => value.first?.direction === 'inbound' && !value.deleted && !wasRead(value.sentiment)).length;
  const waited = received.length === 0 ? {} : { secondsToStored: Math.max(0, (now() - Math.min(...received)) / SECOND) };
  to.info('messages analysed', { messages: records.length, unread, ...waited });
}

/** The earliest moment that live news is about; undefined when all of it is part of a replay or too old to raise anything. */
function liveSince(letters: readonly Addressed[], now: Time): Time | undefined {
  const times = letters.flatMap(({ item, event }) =>
    item.replay === undefined ? [Math.min(now, 'message' in event ? event.message.sentAt : item.receivedAt)] : [],
  );
  const young = times.filter((time) => time > now - RAISES_FOR);
  return young.length === 0 ? undefined : Math.min(...young);
}
