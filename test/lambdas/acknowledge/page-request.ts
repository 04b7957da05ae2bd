import type { createHandler } from '../../../lambdas/acknowledge/handler.ts';
import type { ApiEvent, ApiResult } from '../../../lambdas/ports.ts';
import { lambdaContext } from '../../../local/lambda-context.ts';

/** A browser's request on `/acknowledge/{token}` as API Gateway's HTTP API hands it to a function. */
export const pageRequest = (method: string, token: string): ApiEvent => {
  const path = `/acknowledge/${token}`;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: {},
    pathParameters: { token },
    requestContext: {
      accountId: '000000000000',
      apiId: 'test',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey: '$default',
      stage: '$default',
      time: '',
      timeEpoch: 0,
    },
    isBase64Encoded: false,
  };
};

/** Calls the handler as Lambda does. */
export const call = (handler: ReturnType<typeof createHandler>, event: ApiEvent): Promise<ApiResult> => handler(event, lambdaContext('acknowledge'));
