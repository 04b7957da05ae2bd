import { now } from '../adapters/clock.ts';
import { createEmfLog } from '../adapters/emf-log.ts';
import { functionName, readEnvironment } from '../adapters/environment.ts';
import { createS3Client, createS3ExportFiles } from '../adapters/s3-export-files.ts';
import { storesOn } from '../composition/store.ts';
import { tableOf } from '../composition/table.ts';
import { ENVIRONMENT } from './env.ts';
import { createHandler } from './handler.ts';

const environment = readEnvironment(ENVIRONMENT);

export const handler = createHandler({
  ...storesOn(tableOf(environment)),
  files: createS3ExportFiles({ client: createS3Client(), bucket: environment.EXPORT_BUCKET, now }),
  log: createEmfLog({ functionName: functionName(), now }),
  now,
});
