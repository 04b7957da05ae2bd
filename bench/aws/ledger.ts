/** What one kind of call came to. Units are DynamoDB's; other services have none. */
export interface Row {
  readonly service: Service;
  readonly operation: string;
  /** What a call to the table was for; empty for other services. */
  readonly purpose: string;
  readonly calls: number;
  readonly readUnits: number;
  readonly writeUnits: number;
  readonly indexUnits: number;
}

export type Service = 'DynamoDB' | 'SQS' | 'SNS' | 'Comprehend' | 'Secrets Manager';

type Charge = Pick<Row, 'service' | 'operation'> & Partial<Omit<Row, 'calls'>>;

/** Adds up calls until they are asked for. */
export const createLedger = () => {
  const rows = new Map<string, Row>();
  return {
    charge: ({ service, operation, purpose = '', readUnits = 0, writeUnits = 0, indexUnits = 0 }: Charge): void => {
      const key = `${service}\n${operation}\n${purpose}`;
      const before = rows.get(key) ?? { service, operation, purpose, calls: 0, readUnits: 0, writeUnits: 0, indexUnits: 0 };
      rows.set(key, {
        ...before,
        calls: before.calls + 1,
        readUnits: before.readUnits + readUnits,
        writeUnits: before.writeUnits + writeUnits,
        indexUnits: before.indexUnits + indexUnits,
      });
    },
    /** The rows so far, in the order of their names. */
    rows: (): readonly Row[] => [...rows.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    reset: (): void => rows.clear(),
  };
};
export type Ledger = ReturnType<typeof createLedger>;
