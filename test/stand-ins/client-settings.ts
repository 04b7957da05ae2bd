/** How a real SDK client reaches a stand-in: nothing but the address differs from AWS. Retries are off, so that a test sees each call. */
export const clientSettings = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDTEST', secretAccessKey: 'test' },
  maxAttempts: 1,
});
