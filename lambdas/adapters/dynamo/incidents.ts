import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Incident } from '../../../core/incident.ts';
import type { Time } from '../../../core/time.ts';
import type { Incidents, Versioned } from '../../ports.ts';
import { documents } from './documents.ts';
import { incidentPointerKey, incidentsPartition, shardOf, timeKey, type Key } from './keys.ts';
import { found, itemsOf, putIfNext, type Table } from './table.ts';

const stored = documents<Incident>();
/** Alerts that are due stand in so many lists. It must not shrink. */
const DUE_SHARDS = 4;

/**
 * The incidents in DynamoDB: one item each, in the order of their opening in the partition of their brand, and one that says where it
 * stands, written before it. They are never deleted. An id belongs to one brand and one time of opening for ever, since both are in it.
 */
export const createIncidents = (table: Table): Incidents => ({
  load: (id) => load(table, id),
  newest: async (brand, limit) => (await found(table, newestFirst(brand), limit)).map(stored.versionedOf),
  save: async (incident) => {
    if (incident.version === 0) await point(table, incident.value);
    return putIfNext(table, itemOf(incident));
  },
  list: async (brand, { after, limit }) => (await found(table, newestFirst(brand, after), limit)).map(stored.of),
  withDueAlerts: async (now, claimedBefore) => {
    const keys = await Promise.all(Array.from({ length: DUE_SHARDS }, (_, shard) => dueKeys(table, shard, now)));
    const items = await itemsOf(table, keys.flat());
    return items
      .map(stored.versionedOf)
      .filter(({ value }) => hasDueAlert(value, now, claimedBefore))
      .toSorted(longestDueFirst);
  },
});

async function load(table: Table, id: string): Promise<Versioned<Incident> | undefined> {
  const [pointer] = await itemsOf(table, [incidentPointerKey(id)]);
  if (typeof pointer?.['brand'] !== 'string' || typeof pointer['openedAt'] !== 'number') return undefined;
  const [item] = await itemsOf(table, [keyOf({ id, brand: pointer['brand'], openedAt: pointer['openedAt'] })]);
  return item && stored.versionedOf(item);
}

/** Says where an incident will stand. A crash before it does leaves a pointer to nothing, which reads as nothing. */
async function point({ client, name }: Table, { id, brand, openedAt }: Incident): Promise<void> {
  await client.send(new PutCommand({ TableName: name, Item: { ...incidentPointerKey(id), brand, openedAt } }));
}

function itemOf(incident: Versioned<Incident>) {
  const { value } = incident;
  return { ...keyOf(value), ...stored.next(incident), ...dueList(value) };
}

const keyOf = ({ brand, openedAt, id }: Pick<Incident, 'brand' | 'openedAt' | 'id'>): Key => ({
  pk: incidentsPartition(brand),
  sk: `${timeKey(openedAt)}#${id}`,
});

function newestFirst(brand: string, after?: { openedAt: Time; id: string }) {
  const isOfBrand = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': incidentsPartition(brand) } };
  const isOlder = after && {
    KeyConditionExpression: 'pk = :pk AND sk < :sk',
    ExpressionAttributeValues: { ':pk': incidentsPartition(brand), ':sk': `${timeKey(after.openedAt)}#${after.id}` },
  };
  return { ...(isOlder ?? isOfBrand), ConsistentRead: true, ScanIndexForward: false };
}

/** An incident is listed by its earliest undelivered alert; with none it is in no list. */
function dueList(incident: Incident) {
  const due = earliestDue(incident);
  return due === Infinity ? {} : { dp: dueListName(shardOf(incident.id, DUE_SHARDS)), ds: `${timeKey(due)}#${incident.id}` };
}

const dueListName = (shard: number): string => `alerts#${shard}`;

/** What the index lists as due. It may lag: an alert that it does not list yet is found by a later sweep. */
async function dueKeys(table: Table, shard: number, now: Time): Promise<Key[]> {
  const items = await found(table, {
    IndexName: 'Due',
    KeyConditionExpression: 'dp = :list AND ds < :next',
    ExpressionAttributeValues: { ':list': dueListName(shard), ':next': timeKey(now + 1) },
  });
  return items.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
}

const undelivered = ({ alerts }: Incident) => alerts.filter(({ deliveredAt }) => deliveredAt === undefined);

const earliestDue = (incident: Incident): Time => Math.min(...undelivered(incident).map(({ dueAt }) => dueAt));

const hasDueAlert = (incident: Incident, now: Time, claimedBefore: Time): boolean =>
  undelivered(incident).some(({ dueAt, claimedAt }) => dueAt <= now && (claimedAt === undefined || claimedAt < claimedBefore));

const longestDueFirst = (a: Versioned<Incident>, b: Versioned<Incident>): number =>
  earliestDue(a.value) - earliestDue(b.value) || (a.value.id < b.value.id ? -1 : 1);
