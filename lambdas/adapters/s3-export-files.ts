import { Readable } from 'node:stream';
import { GetObjectCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { HOUR, SECOND } from '../../core/time.ts';
import type { ExportFiles, Now } from '../ports.ts';

export interface S3ExportFiles {
  readonly client: S3Client;
  readonly bucket: string;
  readonly now: Now;
}

/** A signed address outlives the function's own credentials never by more than this. */
const VALID_FOR = HOUR;

/** A client for export files. A part has 5 MB and is taken within a second or two; one that hangs must not hang the export. */
export const createS3Client = (config: S3ClientConfig = {}): S3Client =>
  new S3Client({ requestHandler: { connectionTimeout: 1_000, requestTimeout: 8_000, throwOnRequestTimeout: true }, ...config });

/** Export files in a bucket. A file is uploaded in parts and stands there only once its last part has come. */
export const createS3ExportFiles = ({ client, bucket, now }: S3ExportFiles): ExportFiles => ({
  write: async (key, lines) => {
    const upload = new Upload({
      client,
      params: {
        Bucket: bucket,
        Key: key,
        Body: Readable.from(lines, { objectMode: false }),
        ContentType: 'application/x-ndjson',
        ContentDisposition: 'attachment',
      },
      queueSize: 2,
    });
    await upload.done();
  },
  address: async (key) => {
    const url = await getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: key }), { expiresIn: VALID_FOR / SECOND });
    return { url, expiresAt: now() + VALID_FOR };
  },
});
