import type { Store } from './store.ts';

/** How the table is used; the same for all who use it. */
export interface Stored {
  readonly store: Store;
  /** Over how many partitions one brand's lists and minutes are spread. */
  readonly shards: number;
  /** How long messages and conversations are kept. */
  readonly retentionDays: number;
}

/** The same as a function is told it. */
export const storeSettings = ({ store, shards, retentionDays }: Stored) => ({
  TABLE: store.table.tableName,
  SHARDS: String(shards),
  RETENTION_DAYS: String(retentionDays),
});
