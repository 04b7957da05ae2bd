import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { createIndexBook, namesIndexKey, type Attributes, type IndexBook } from './index-units.ts';
import type { Ledger, Service } from './ledger.ts';
import { fieldsOf, purposeOf } from './purpose.ts';

/** As much of a client of the SDK as it takes to see its calls. */
interface Observed {
  readonly middlewareStack: {
    add(middleware: (next: Next, context: { commandName?: string }) => Next, options: { readonly step: 'initialize'; readonly name: string }): void;
  };
}

type Next = (args: { input: object }) => Promise<{ response: unknown; output: object }>;

const STEP = { step: 'initialize', name: 'meter' } as const;

/** Counts the calls of a client. */
export const meter = (client: Observed, service: Exclude<Service, 'DynamoDB'>, ledger: Ledger): void => {
  client.middlewareStack.add(
    (next, context) => (args) => {
      ledger.charge({ service, operation: operationOf(context) });
      return next(args);
    },
    STEP,
  );
};

/** Counts the calls of a client of DynamoDB, with the units that AWS would charge for them. */
export const meterTable = (client: Observed, ledger: Ledger): void => {
  const indexes = createIndexBook();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const operation = operationOf(context);
      const input = fieldsOf(args.input);
      const call = { service: 'DynamoDB', operation, purpose: purposeOf(input) } as const;
      try {
        const answer = await next({ ...args, input: { ...input, ...asked(operation, input) } });
        ledger.charge({ ...call, ...unitsOf(operation, input, fieldsOf(answer.output), indexes) });
        return answer;
      } catch (error) {
        // A write that is refused is paid for like one that is made; the indexes hear nothing of it.
        ledger.charge({ ...call, writeUnits: error instanceof ConditionalCheckFailedException ? 1 : 0 });
        throw error;
      }
    },
    STEP,
  );
};

const operationOf = ({ commandName = '' }: { commandName?: string }): string => commandName.replace(/Command$/, '');

/** What an update has made of its item is asked for, to see its keys, unless the store asks for something itself. */
const asked = (operation: string, input: Attributes): Attributes => ({
  ReturnConsumedCapacity: 'TOTAL',
  ...(operation === 'UpdateItem' ? { ReturnValues: input['ReturnValues'] ?? 'ALL_NEW' } : {}),
});

interface Units {
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly indexUnits?: number;
}

function unitsOf(operation: string, input: Attributes, output: Attributes, indexes: IndexBook): Units {
  const consumed = [output['ConsumedCapacity'] ?? []].flat().reduce<number>((sum, one) => sum + Number(fieldsOf(one)['CapacityUnits'] ?? 0), 0);
  switch (operation) {
    case 'GetItem':
    case 'BatchGetItem':
      return { readUnits: consumed };
    case 'Query':
      // The emulator gives an empty answer for nothing; AWS does not.
      return { readUnits: Math.max(consumed, input['ConsistentRead'] === true ? 1 : 0.5) };
    case 'PutItem':
      return { writeUnits: consumed, indexUnits: indexes.written(fieldsOf(input['Item']), fieldsOf(input['Item'])) };
    case 'UpdateItem':
      return { writeUnits: consumed, indexUnits: indexes.written(fieldsOf(input['Key']), updated(input, output)) };
    case 'DeleteItem':
      return { writeUnits: consumed, indexUnits: indexes.written(fieldsOf(input['Key']), undefined) };
    case 'BatchWriteItem':
      return { writeUnits: consumed, indexUnits: requestsOf(input).reduce((sum, { key, item }) => sum + indexes.written(key, item), 0) };
    default:
      throw new RangeError(`no units are known for ${operation}`);
  }
}

/** An item after its update, as far as indexes see it. Throws RangeError where that cannot be told, since a count must not hide it. */
function updated(input: Attributes, output: Attributes): Attributes {
  const isBefore = (input['ReturnValues'] ?? 'ALL_NEW') !== 'ALL_NEW';
  if (isBefore && namesIndexKey(input)) throw new RangeError('an update that changes a key of an index must ask for no old attributes');
  return fieldsOf(output['Attributes']);
}

/** The puts and deletes of a batch. */
function requestsOf(input: Attributes): readonly { key: Attributes; item: Attributes | undefined }[] {
  return Object.values(fieldsOf(input['RequestItems']))
    .flat()
    .map((request) => {
      const put = fieldsOf(request)['PutRequest'];
      const item = put === undefined ? undefined : fieldsOf(fieldsOf(put)['Item']);
      return { key: item ?? fieldsOf(fieldsOf(fieldsOf(request)['DeleteRequest'])['Key']), item };
    });
}
