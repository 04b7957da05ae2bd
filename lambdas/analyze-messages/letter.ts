import type { SQSRecord } from 'aws-lambda';
import * as z from 'zod';
import { UNASSIGNED } from '../../core/brand.ts';
import type { InboxItem, MessageEvent } from '../../core/event.ts';
import { fromBody } from '../../core/inbox-body.ts';
import { problemErrors } from '../../core/problem.ts';
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

/** The body of a record is no inbox item: nothing we sent ourselves looks like that. Says where, never what: it may be a customer's text. */
export class UnreadableRecord extends Error {
  override readonly name = 'UnreadableRecord';
}

/** Throws UnreadableRecord when the body is not an inbox item. */
export const opened = (record: SQSRecord): Letter => {
  try {
    return { recordId: record.messageId, item: fromBody(record.body) };
  } catch (error) {
    // A parser's own words quote what it stumbled over, so the error does not go along as the cause either.
    throw new UnreadableRecord(whereWrong(error));
  }
};

function whereWrong(error: unknown): string {
  if (!(error instanceof z.ZodError)) return 'not JSON';
  return problemErrors(error.issues)
    .map(({ path, message }) => `${path}: ${message}`)
    .join('; ');
}

/** Resolves whose message it is; accounts that no brand document names go to `unassigned`. */
export const addressed = async (letter: Letter, event: MessageEvent, brands: Brands): Promise<Addressed> => {
  const { platform, account } = 'message' in event ? event.message : event;
  return { ...letter, event, brand: (await brands.ofAccount(platform, account)) ?? UNASSIGNED };
};
