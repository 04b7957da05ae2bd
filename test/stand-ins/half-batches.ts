import * as z from 'zod';

/** A batch call of which the service does a part only: what it is asked for in fact, and its answer with what was left out. */
export interface HalfBatch {
  readonly asked: string;
  readonly answered: (answer: string) => string;
}

/**
 * Half of a batch, the way each service has of doing half of one: SQS reports entries as failed, DynamoDB returns what it has not
 * processed. Undefined for a call that is no batch, or that has one entry only.
 */
export const halfOf = (action: string, body: string): HalfBatch | undefined => {
  switch (action) {
    case 'SendMessageBatch':
      return halfOfEntries(body);
    case 'BatchWriteItem':
      return halfOfTable(body, 'UnprocessedItems', { of: (requests) => asList(requests), like: (_requests, some) => some });
    case 'BatchGetItem':
      return halfOfTable(body, 'UnprocessedKeys', {
        of: (asked) => asList(Keys.parse(asked).Keys),
        like: (asked, some) => ({ ...Keys.parse(asked), Keys: some }),
      });
    default:
      return undefined;
  }
};

const Fields = z.record(z.string(), z.unknown());
const Entries = z.looseObject({ Entries: z.array(z.looseObject({ Id: z.string() })) });
const SqsAnswer = z.looseObject({ Failed: z.array(z.unknown()).default([]) });
const Keys = z.looseObject({ Keys: z.array(z.unknown()) });
const Asked = z.looseObject({ RequestItems: Fields });
const asList = (value: unknown): unknown[] => z.array(z.unknown()).parse(value);

function halfOfEntries(body: string): HalfBatch | undefined {
  const call = Entries.parse(JSON.parse(body));
  const [done, left] = halves(call.Entries);
  if (done.length === 0) return undefined;
  const failed = left.map(({ Id }) => ({ Id, Code: 'InternalError', Message: 'planned', SenderFault: false }));
  return {
    asked: JSON.stringify({ ...call, Entries: done }),
    answered: (answer) => {
      const given = SqsAnswer.parse(JSON.parse(answer));
      return JSON.stringify({ ...given, Failed: [...given.Failed, ...failed] });
    },
  };
}

/** How the entries for one table stand in a call. */
interface Form {
  readonly of: (asked: unknown) => unknown[];
  readonly like: (asked: unknown, some: readonly unknown[]) => unknown;
}

function halfOfTable(body: string, unprocessed: string, { of, like }: Form): HalfBatch | undefined {
  const call = Asked.parse(JSON.parse(body));
  const [[table, asked] = ['', undefined], ...others] = Object.entries(call.RequestItems);
  const [done, left] = halves(asked === undefined ? [] : of(asked));
  if (done.length === 0 || others.length > 0) return undefined;
  return {
    asked: JSON.stringify({ ...call, RequestItems: { [table]: like(asked, done) } }),
    answered: (answer) => JSON.stringify({ ...Fields.parse(JSON.parse(answer)), [unprocessed]: { [table]: like(asked, left) } }),
  };
}

const halves = <T>(all: readonly T[]): [done: readonly T[], left: readonly T[]] => {
  const middle = Math.floor(all.length / 2);
  return [all.slice(0, middle), all.slice(middle)];
};
