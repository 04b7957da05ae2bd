import { CreateBucketCommand, ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../../../core/time.ts';
import { createLambdaExports } from '../../../lambdas/adapters/lambda-exports.ts';
import { createS3ExportFiles } from '../../../lambdas/adapters/s3-export-files.ts';
import { createHandler } from '../../../lambdas/export-brand/handler.ts';
import { clientSettings } from '../../stand-ins/client-settings.ts';
import { startLambda } from '../../stand-ins/lambda.ts';
import { startSqsAndSns, type SqsAndSns } from '../../stand-ins/sqs-and-sns.ts';
import { aBrand, aMessage, anApi, NOON, stored } from '../care-api/an-api.ts';

let cloud: SqsAndSns;
let s3: S3Client;
const bucket = 'exports';

beforeAll(async () => {
  cloud = await startSqsAndSns();
  s3 = new S3Client({ ...clientSettings(cloud.url), forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
afterAll(async () => {
  s3.destroy();
  await cloud.close();
});

const files = () => createS3ExportFiles({ client: s3, bucket, now: () => NOON });
async function* linesThenFault(): AsyncGenerator<string> {
  yield '{"type":"message"}\n';
  throw new Error('the store is gone');
}
async function* manyLines(count: number): AsyncGenerator<string> {
  const line = `${'x'.repeat(1_023)}\n`;
  for (let index = 0; index < count; index += 1) yield line;
}

describe('an export file', () => {
  it('is fetched from its address without any other permission, once it is whole', async () => {
    const { url, expiresAt } = await files().address('harbour/one.jsonl');
    expect((await fetch(url)).status).toBe(404);
    await files().write('harbour/one.jsonl', manyLines(2));
    expect(await (await fetch(url)).text()).toHaveLength(2_048);
    expect(expiresAt).toBe(NOON + HOUR);
  });

  it('may be larger than one part of an upload', async () => {
    await files().write('harbour/large.jsonl', manyLines(12_000));
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'harbour/large' }));
    expect(Contents).toMatchObject([{ Size: 12_000 * 1_024 }]);
  });

  it('is not there at all when its lines end in a fault', async () => {
    await expect(files().write('harbour/broken.jsonl', linesThenFault())).rejects.toThrow('the store is gone');
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: 'harbour/broken' }));
    expect(Contents).toEqual([]);
    expect((await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads ?? []).toEqual([]);
  });
});

describe('an export asked for over the API', () => {
  it('is answered with where it will be, and written in passing', async () => {
    const store = anApi();
    await stored(store).brand(aBrand('acme'));
    await stored(store).messages([aMessage('acme', 1, { text: 'The kettle leaks.' })]);
    await stored(store).pulses('acme', [aMessage('acme', 1, { text: 'The kettle leaks.' })]);
    const writer = createHandler({ ...store.ports, now: () => NOON, files: files() });
    const lambda = await startLambda((event) => Reflect.apply(writer, undefined, [event, {}]));
    const api = anApi({ ...store.ports, exports: createLambdaExports({ client: lambda.client, functionName: 'export-brand' }) });

    const begun = await api.ask('GET /brands/acme/export');
    expect(begun).toMatchObject({ status: 202, headers: { location: begun.json.url, 'retry-after': expect.any(Number) } });
    await lambda.ended();
    const lines = (await (await fetch(begun.json.url)).text()).trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).type)).toContain('message');
    expect(lines.join()).toContain('The kettle leaks.');

    expect(await api.ask('GET /brands/elsewhere/export')).toMatchObject({ status: 404 });
    await lambda.close();
  });

  it('fails aloud when the function that writes cannot even say where', async () => {
    const lambda = await startLambda(async () => Promise.reject(new RangeError('no bucket')));
    await expect(createLambdaExports({ client: lambda.client, functionName: 'export-brand' }).begin('acme')).rejects.toThrow(
      'failed at the order address',
    );
    await lambda.close();
  });
});
