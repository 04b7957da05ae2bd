import * as z from 'zod';
import type { Author } from '../../message.ts';
import { count, nativeId, optionally, personName } from '../fields.ts';

/** An event as its readers need it: whose channel it came in on, what happened, and what X sent along. */
export interface XEvent {
  readonly account: string;
  readonly payload: unknown;
  readonly includes: unknown;
}

const Profile = z.object({
  id: nativeId,
  username: optionally(z.string().regex(/^\w{1,50}$/)),
  name: personName,
  verified: optionally(z.boolean()),
  public_metrics: optionally(z.object({ followers_count: count })),
});
export type Profile = z.output<typeof Profile>;

/** A user as X sends it along: bare, or wrapped in `data`. One that cannot be read is as good as none. */
export const User = optionally(z.preprocess((value) => Wrapped.safeParse(value).data?.data ?? value, Profile));
const Wrapped = z.object({ data: z.unknown() });

/** The author of a message: the brand's own account writes as an agent, everybody else is a customer. */
export const authorOf = (id: string, account: string, profile: Profile | undefined): Author => ({
  id,
  handle: profile?.username,
  name: profile?.name,
  followers: profile?.public_metrics?.followers_count,
  verified: profile?.verified,
  role: id === account ? 'agent' : 'customer',
});
