import * as z from 'zod';
import { asOf } from '../../core/conversation-fold.ts';
import { Conversation } from '../../core/conversation.ts';
import { Incident, IncidentAlert } from '../../core/incident.ts';
import { Message } from '../../core/message.ts';
import { PulsePoint, pulsePoints } from '../../core/pulse-points.ts';
import { MINUTE, type Time } from '../../core/time.ts';
import { brandClock } from '../brand-clock.ts';
import { messagesInTime, type Placed } from './messages-in-time.ts';
import type { CareApiPorts } from './ports.ts';
import { pulseDays } from './pulse-days.ts';

export type ExportPorts = Pick<CareApiPorts, 'messages' | 'conversations' | 'pulses' | 'incidents' | 'watches' | 'now'>;

const PAGE = 500;
/** The ends of the ECMAScript calendar: no time lies outside. */
const FIRST_TIME = -8.64e15;
const LAST_TIME = 8.64e15;

/** What an export leaves out: when we received, claimed and delivered. So two replays of the same messages export byte for byte the same. */
const ExportedMessage = Message.omit({ receivedAt: true });
const ExportedIncident = Incident.extend({ alerts: z.array(IncidentAlert.omit({ claimedAt: true, deliveredAt: true })) });

/** All that is kept of a brand, one JSON object a line, in an order that depends on nothing but the data. */
export async function* exportLines(ports: ExportPorts, brand: string): AsyncGenerator<string> {
  yield* messageLines(ports, brand);
  yield* conversationLines(ports, brand, await brandClock(ports, brand));
  yield* pulseLines(ports, brand);
  yield* incidentLines(ports, brand);
}

async function* messageLines(ports: ExportPorts, brand: string): AsyncGenerator<string> {
  let page: readonly Placed[] = [];
  do {
    page = await messagesInTime(ports, brand, page.at(-1)?.moment, PAGE);
    yield lines(
      'message',
      ExportedMessage,
      page.map(({ message }) => message),
    );
  } while (page.length === PAGE);
}

async function* conversationLines({ conversations }: ExportPorts, brand: string, clock: Time): AsyncGenerator<string> {
  let page: readonly Conversation[] = [];
  do {
    page = await conversations.page(brand, page.at(-1), PAGE);
    yield lines(
      'conversation',
      Conversation,
      page.map((conversation) => asOf(conversation, clock)),
    );
  } while (page.length === PAGE);
}

async function* pulseLines({ pulses, watches }: ExportPorts, brand: string): AsyncGenerator<string> {
  const sealedTo = (await watches.load(brand))?.value.sealedTo ?? 0;
  for await (const day of pulseDays(pulses, brand, FIRST_TIME, LAST_TIME)) yield lines('pulse', PulsePoint, pulsePoints(day, MINUTE, sealedTo));
}

/** They are listed the newest first, and are few; here they stand in the order of their opening. */
async function* incidentLines({ incidents }: ExportPorts, brand: string): AsyncGenerator<string> {
  const all: Incident[] = [];
  let page: readonly Incident[] = [];
  do {
    page = await incidents.list(brand, { after: page.at(-1), limit: PAGE });
    all.push(...page);
  } while (page.length === PAGE);
  yield lines(
    'incident',
    ExportedIncident,
    all.toSorted((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1)),
  );
}

const lines = <Row extends z.ZodType>(type: string, row: Row, rows: readonly z.output<Row>[]): string =>
  rows.map((data) => `${JSON.stringify({ type, data: z.encode(row, data) })}\n`).join('');
