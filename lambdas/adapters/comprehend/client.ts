import { ComprehendClient, type ComprehendClientConfig } from '@aws-sdk/client-comprehend';

/** A batch is answered in some hundred milliseconds; what takes longer than this is asked anew. */
const ANSWER_WITHIN = 5_000;
const CONNECT_WITHIN = 1_000;

/**
 * A client of Comprehend in `region`, which need not be the function's own: not every region has Comprehend.
 * The SDK's own retries are off, since they would multiply with ours, which know what of a batch is still unanswered.
 */
export const createComprehendClient = (region: string, settings: ComprehendClientConfig = {}): ComprehendClient =>
  new ComprehendClient({
    region,
    maxAttempts: 1,
    requestHandler: {
      connectionTimeout: CONNECT_WITHIN,
      requestTimeout: ANSWER_WITHIN,
      socketTimeout: ANSWER_WITHIN,
      throwOnRequestTimeout: true,
    },
    ...settings,
  });
