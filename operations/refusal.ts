/** A command cannot do what it was asked. The message says why and what to do; it is all that the operator sees. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What AWS, or the way to it, answers, in words that tell what to do. Undefined for an error that is a fault of ours. */
export const refusalOf = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof Refusal) return error.message;
  if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return `${error.message} See --help.`;
  if (error.name === 'CredentialsProviderError' || error.name === 'TokenProviderError')
    return 'No AWS credentials were found. Sign in first (aws configure, or aws sso login), or set AWS_PROFILE.';
  if (error.message === 'Region is missing') return 'No AWS region is set. Give --region, or set AWS_REGION.';
  if (REJECTED.has(error.name)) return `AWS does not accept these credentials (${error.name}). Sign in again.`;
  if (/AccessDenied|NotAuthorized/.test(error.name)) return `These credentials may not do this. AWS says: ${error.message}`;
  if (isOffline(error)) return `AWS cannot be reached (${error.code}). Check the network and the region.`;
  return undefined;
};

const REJECTED = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'UnrecognizedClientException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
]);

const isOffline = (error: Error): error is Error & { code: string } =>
  'code' in error && /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)$/.test(String(error.code));

/** Runs a command, and tells in words what went wrong. */
export const runCommand = async (command: () => Promise<void>): Promise<void> => {
  try {
    await command();
  } catch (error) {
    process.stderr.write(`${refusalOf(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
    process.exitCode = 1;
  }
};
