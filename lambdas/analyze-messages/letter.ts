import type { SQSRecord } from 'aws-lambda';
import { UNASSIGNED } from '../../core/brand.ts';
import type { InboxItem, MessageEvent } from '../../core/event.ts';
import { fromBody } from '../../core/inbox-body.ts';
import type { Brands } from '../ports.ts';

/** One record of the inbox, opened: where it came from and what it says. */
export interface Letter {
  readonly recordId: string;
  readonly item: InboxItem;
}

/** A letter about a message, with the brand it is for. */
export interface Addressed {
  readonly recordId: string;
  readonly brand: string;
  readonly event: MessageEvent;
  readonly item: InboxItem;
}

/** Throws when the body is not an inbox item: nothing we sent ourselves looks like that. */
export const opened = (record: SQSRecord): Letter => ({ recordId: record.messageId, item: fromBody(record.body) });

/** Resolves whose message it is; accounts that no brand document names go to `unassigned`. */
export const addressed = async (letter: Letter, event: MessageEvent, brands: Brands): Promise<Addressed> => {
  const { platform, account } = 'message' in event ? event.message : event;
  return { ...letter, event, brand: (await brands.ofAccount(platform, account)) ?? UNASSIGNED };
};
