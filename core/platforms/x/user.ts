import * as z from 'zod';
import type { Author } from '../../message.ts';
import { count, nativeId, optionally, personName } from '../fields.ts';

const handle = optionally(z.string().regex(/^\w{1,50}$/));

/** What X tells of a user, under the names of the Activity API and of Account Activity. */
const Told = z.object({
  id: optionally(nativeId),
  /** Where it is there, `id` is a number that has lost its last digits. */
  id_str: optionally(nativeId),
  username: handle,
  screen_name: handle,
  name: personName,
  verified: optionally(z.boolean()),
  followers_count: count,
  public_metrics: optionally(z.object({ followers_count: count })),
});

export interface Profile {
  readonly id: string | undefined;
  readonly handle: string | undefined;
  readonly name: string | undefined;
  readonly verified: boolean | undefined;
  readonly followers: number | undefined;
}

const profileOf = (told: z.output<typeof Told>): Profile => ({
  id: told.id_str ?? told.id,
  handle: told.username ?? told.screen_name,
  name: told.name,
  verified: told.verified,
  followers: told.public_metrics?.followers_count ?? told.followers_count,
});

const unwrapped = (value: unknown): unknown => (typeof value === 'object' && value !== null && 'data' in value ? value.data : value);

/** A user as X sends it along: bare, or wrapped in `data`. One that cannot be read is as good as none. */
export const User = optionally(z.preprocess(unwrapped, Told).transform(profileOf));

/** Users by their ids, as they come with direct messages. */
export const Users = optionally(z.record(z.string(), User));
export type Users = z.output<typeof Users>;

/** The author of a message: the brand's own account writes as an agent, everybody else is a customer. */
export const authorOf = (id: string, account: string, profile: Profile | undefined): Author => ({
  id,
  handle: profile?.handle,
  name: profile?.name,
  followers: profile?.followers,
  verified: profile?.verified,
  role: id === account ? 'agent' : 'customer',
});
