import * as z from 'zod';
import { IGNORED, together } from '../content.ts';
import { nativeId } from '../fields.ts';
import { readShape } from '../json-body.ts';
import type { DeliveryContent } from '../platform.ts';
import { readDirectMessage } from './direct-messages.ts';
import { readDeletedStatus, readFavourite, readStatus } from './status.ts';
import { Users } from './user.ts';

/** What Account Activity tells at the top of a delivery when it is no list of events of an account. */
const NOTICES: readonly string[] = ['user_event', 'replay_job_status'];

const Envelope = z.object({ for_user_id: nativeId, users: Users });
const List = z.array(z.unknown());

type ItemReader = (item: unknown, path: string, account: string) => DeliveryContent;

const READERS: ReadonlyMap<string, ItemReader> = new Map([
  ['tweet_create_events', readStatus],
  ['tweet_delete_events', readDeletedStatus],
  ['favorite_events', readFavourite],
]);

/** True for a delivery of Account Activity, the interface before the Activity API. */
export const isAccountActivity = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && ['for_user_id', ...NOTICES].some((name) => Object.hasOwn(value, name));

/** A delivery of Account Activity: lists of events of one account. https://docs.x.com/x-api/account-activity/introduction */
export const readAccountActivity = (value: object): DeliveryContent => {
  if (NOTICES.some((name) => Object.hasOwn(value, name))) return IGNORED;
  const { for_user_id: account, users } = readShape(Envelope, value);
  const readItem: ItemReader = (item, path) => readDirectMessage(item, path, { account, users });
  const lists = Object.entries(value).filter(([name]) => name.endsWith('_events'));
  return together(lists.map(([name, list]) => readList(name, list, name === 'direct_message_events' ? readItem : READERS.get(name), account)));
};

function readList(name: string, list: unknown, read: ItemReader | undefined, account: string): DeliveryContent {
  if (read === undefined) return { events: [], ignored: Array.isArray(list) ? list.length : 1 };
  return together(readShape(List, list, name).map((item, index) => read(item, `${name}.${index}`, account)));
}
