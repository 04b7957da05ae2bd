import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Audit, AuditEntry } from '../../care-ports.ts';
import { documents } from './documents.ts';
import { auditKey, auditPartition } from './keys.ts';
import { found, isMet, type Table } from './table.ts';

const stored = documents<AuditEntry>();

/** Who did what, in DynamoDB: one small item an entry, in time order in the partition of its brand. They are never changed, and never deleted. */
export const createAudit = (table: Table): Audit => ({
  note: async (brand, entry) => {
    const item = { ...auditKey(brand, entry.at, entry.id), ...stored.next({ value: entry, version: 0 }) };
    await isMet(table.client.send(new PutCommand({ TableName: table.name, Item: item, ConditionExpression: 'attribute_not_exists(pk)' })));
  },
  list: async (brand, { after, limit }) => (await found(table, newestFirst(brand, after), limit)).map(stored.of),
});

function newestFirst(brand: string, after: Parameters<Audit['list']>[1]['after']) {
  const pk = auditPartition(brand);
  const isOfBrand = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk } };
  const isOlder = after && {
    KeyConditionExpression: 'pk = :pk AND sk < :sk',
    ExpressionAttributeValues: { ':pk': pk, ':sk': auditKey(brand, after.at, after.id).sk },
  };
  return { ...(isOlder ?? isOfBrand), ConsistentRead: true, ScanIndexForward: false };
}
