import { randomUUID } from 'node:crypto';
import { InvokeCommand, LambdaClient, type LambdaClientConfig } from '@aws-sdk/client-lambda';
import { FileAddress, type ExportOrder } from '../../core/export-order.ts';
import type { Exports } from '../ports.ts';

export interface LambdaExports {
  readonly client: LambdaClient;
  /** The name or ARN of the function that writes exports. */
  readonly functionName: string;
}

/** A client for the export function, which may have to start first. Both calls of an export, tried twice each, fit into the 29 seconds that the gateway waits. */
export const createLambdaClient = (config: LambdaClientConfig = {}): LambdaClient =>
  new LambdaClient({ maxAttempts: 2, requestHandler: { connectionTimeout: 1_000, requestTimeout: 6_000, throwOnRequestTimeout: true }, ...config });

/** Exports by a function that is asked for the file's address, and then, in passing, to write it. */
export const createLambdaExports = ({ client, functionName }: LambdaExports): Exports => {
  const ask = async (order: ExportOrder, type: 'RequestResponse' | 'Event'): Promise<string> => {
    const { Payload, FunctionError } = await client.send(
      new InvokeCommand({ FunctionName: functionName, InvocationType: type, Payload: JSON.stringify(order) }),
    );
    if (FunctionError !== undefined) throw new Error(`The export function failed at the order ${order.order}: ${FunctionError}.`);
    // What nobody waits for answers nothing, and then the SDK gives null, whatever its types say.
    return Payload ? Buffer.from(Payload).toString() : '';
  };

  return {
    begin: async (brand) => {
      // Nobody can guess the name of somebody else's export.
      const key = `${brand}/${randomUUID()}.jsonl`;
      const address = FileAddress.parse(JSON.parse(await ask({ order: 'address', key }, 'RequestResponse')));
      await ask({ order: 'write', brand, key }, 'Event');
      return address;
    },
  };
};
