import * as z from 'zod';
import { UNASSIGNED } from './brand.ts';

/** What a caller may do, each including those before it. */
export const SCOPES = ['read', 'care', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** As long a name as is kept of who did something. */
const LONGEST_NAME = 200;

/** Who asks, and what they may see and do. */
export interface Principal {
  readonly brands: 'all' | ReadonlySet<string>;
  readonly scope: Scope;
  /** How the caller's own token names them. */
  readonly name?: string;
}

/** What API Gateway says of a caller, or the one-machine door in the same words. Claims that we do not read may be anything. */
const Authorizer = z.union([
  z.object({ jwt: z.object({ claims: z.object({ brands: z.string(), scope: z.string(), sub: z.string().optional() }) }) }),
  z.object({ iam: z.looseObject({ userArn: z.string().nullish() }) }),
]);

/** The caller that an authorizer vouches for. Undefined when it vouches for none, or its token names no brand or no scope of ours. */
export const principalFrom = (authorizer: unknown): Principal | undefined => {
  const { data } = Authorizer.safeParse(authorizer);
  if (data === undefined) return undefined;
  if ('iam' in data) return { brands: 'all', scope: 'admin', ...named(data.iam.userArn) };
  const { brands, scope, sub } = data.jwt.claims;
  const highest = SCOPES.findLast((candidate) => words(scope).includes(candidate));
  return highest === undefined || words(brands).length === 0 ? undefined : { brands: brandsFrom(brands), scope: highest, ...named(sub) };
};

/** True when the caller may do what needs `scope`. */
export const mayAct = (principal: Principal, scope: Scope): boolean => SCOPES.indexOf(principal.scope) >= SCOPES.indexOf(scope);

/** True when the caller may see a brand. Messages of accounts that nobody has described may be anybody's, so only admins see them. */
export const maySee = (principal: Principal, brand: string): boolean =>
  (principal.brands === 'all' || principal.brands.has(brand)) && (brand !== UNASSIGNED || mayAct(principal, 'admin'));

/** A name for whatever the caller does: their own, or that it came over the API. */
export const nameOf = ({ name = '' }: Principal): string => name.trim().slice(0, LONGEST_NAME) || 'API';

const words = (claim: string): string[] => claim.split(/\s+/).filter((word) => word !== '');
const brandsFrom = (claim: string): Principal['brands'] => (words(claim).includes('*') ? 'all' : new Set(words(claim)));
const named = (name: string | null | undefined): { name?: string } => (name ? { name } : {});
