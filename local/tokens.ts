import { createHash, timingSafeEqual } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { BrandDocument } from '../core/brand.ts';
import { problemErrors } from '../core/problem.ts';
import { UsageError } from './options.ts';

const Token = z.strictObject({
  token: z.string().min(16, 'expected at least 16 characters'),
  brands: z.union([z.literal('*'), z.array(BrandDocument.shape.brand).min(1)]),
  scope: z.enum(['read', 'care', 'admin']),
  /** Who acts with it: what they do is kept under this name. */
  name: z.string().trim().min(1).max(200).optional(),
});
const TokenFile = z.array(Token).min(1);

/** What a token allows, in the form that the API reads from an authoriser. */
export interface Claims {
  readonly brands: string;
  readonly scope: string;
  /** The caller's name, as JWTs have it. */
  readonly sub?: string;
}

/** The API's tokens. Only their hashes are kept in memory. */
export class Tokens {
  readonly #known: readonly { hash: Buffer; claims: Claims }[];

  constructor(tokens: z.output<typeof TokenFile>) {
    this.#known = tokens.map(({ token, brands, scope, name }) => ({
      hash: hashOf(token),
      claims: { brands: brands === '*' ? '*' : brands.join(' '), scope, ...(name === undefined ? {} : { sub: name }) },
    }));
  }

  /** What a token allows, or undefined. Compares hashes in constant time. */
  claimsOf(token: string): Claims | undefined {
    const hash = hashOf(token);
    return this.#known.find((known) => timingSafeEqual(known.hash, hash))?.claims;
  }
}

export const NO_TOKENS = new Tokens([]);

/** Reads a token file. Throws UsageError naming the file and what is expected; never shows a token. */
export const readTokens = async (path: string): Promise<Tokens> => {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new UsageError(`The token file ${path} cannot be read. Check the path and its permissions.`, { cause });
  });
  const parsed = TokenFile.safeParse(jsonOf(path, text));
  if (parsed.success) return new Tokens(parsed.data);
  const errors = problemErrors(parsed.error.issues).map((error) => `${error.path || '(all)'}: ${error.message}`);
  throw new UsageError(`The token file ${path} is not of the expected shape [{"token", "brands", "scope", "name"?}, ...]: ${errors.join('; ')}`);
};

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UsageError(`The token file ${path} is not JSON.`);
  }
}
