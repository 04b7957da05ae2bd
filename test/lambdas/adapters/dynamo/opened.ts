import type { Table } from '../../../../lambdas/adapters/dynamo/table.ts';
import type { Open } from '../../../contracts/opened.ts';
import { openTable, type TableSettings } from '../../../stand-ins/dynalite.ts';

/** A port over an empty table of its own. */
export const onTable =
  <Port>(create: (table: Table) => Port, settings: TableSettings = {}): Open<Port> =>
  async () => {
    const { table, close } = await openTable(settings);
    return { port: create(table), close };
  };

/** As onTable, with indexes that never hear of anything. */
export const onTableWithoutIndexes =
  <Port>(create: (table: Table) => Port): Open<Port> =>
  async () => {
    const { table, indexes, close } = await openTable();
    await indexes.standStill();
    return { port: create(table), close };
  };
