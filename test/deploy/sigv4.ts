import { createHash, createHmac } from 'node:crypto';

/** Who signs. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export interface Unsigned {
  readonly method: string;
  readonly host: string;
  /** As it goes over the wire. */
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export const REGION = 'us-east-1';

/** The headers that sign a request without a query (AWS Signature Version 4), as callers of the care API sign theirs. */
export const signed = (service: string, { accessKeyId, secretAccessKey }: Credentials, request: Unsigned, now: Date): Record<string, string> => {
  const { method, host, path, body = '', headers = {} } = request;
  const time = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const scope = `${time.slice(0, 8)}/${REGION}/${service}/aws4_request`;
  const bodyHash = sha256(body);
  const all = { ...headers, host, 'x-amz-content-sha256': bodyHash, 'x-amz-date': time };
  const names = Object.keys(all).sort();
  const lines = Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1));
  const canonical = [method, escaped(path), '', ...lines.map(([name, value]) => `${name}:${value}`), '', names.join(';'), bodyHash].join('\n');
  const key = scope.split('/').reduce<string | Buffer>((key, part) => createHmac('sha256', key).update(part).digest(), `AWS4${secretAccessKey}`);
  const signature = createHmac('sha256', key)
    .update(['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n'))
    .digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...all, authorization };
};

/** Every service but S3 signs a path that is escaped once more. */
const escaped = (path: string): string => path.split('/').map(encodeURIComponent).join('/');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
