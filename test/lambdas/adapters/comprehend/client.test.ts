import { describe, expect, it } from 'vitest';
import { createComprehendClient } from '../../../../lambdas/adapters/comprehend/client.ts';

describe('the client of Comprehend', () => {
  it('calls the region that it is given, which need not be the own, and each time once', async () => {
    const { config } = createComprehendClient('eu-central-1');
    expect([await config.region(), await config.maxAttempts()]).toEqual(['eu-central-1', 1]);
  });
});
