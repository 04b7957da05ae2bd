import type { BrandDocument } from '../../core/brand.ts';
import type { Conversation } from '../../core/conversation.ts';
import { clearedDesk, withClaim, withoutClaim, type DeskEntry } from '../../core/desk.ts';
import { conflict } from '../../core/problem.ts';
import type { Now } from '../ports.ts';
import { deskNow, type DeskPorts } from './desk.ts';
import { untilSaved } from './until-saved.ts';

export interface ClaimPorts extends DeskPorts {
  readonly now: Now;
}

/** Who shall hold which conversation. */
export interface Claim {
  readonly agent: string;
  readonly conversation: Pick<Conversation, 'id' | 'team'>;
}

/**
 * Puts a conversation on somebody's desk before it becomes theirs, so that of two claims at once the second one counts the first. Throws
 * Problem 409 when they hold as many as their team allows. Answers how to take it off again, should it not become theirs.
 */
export const putOnDesk = async (ports: ClaimPorts, { brand, teams }: BrandDocument, claim: Claim): Promise<() => Promise<void>> => {
  const { agent, conversation } = claim;
  const capacity = teams[conversation.team]?.capacity;
  const entry = await untilSaved(async () => {
    const desk = await deskNow(ports, brand, agent);
    const { entries, count } = clearedDesk(desk.entries, desk.heldOf, ports.now(), conversation.id);
    if (capacity !== undefined && count >= capacity) throw deskIsFull(claim, count, capacity);
    const put = withClaim(entries, conversation.id, ports.now());
    const saved = await ports.desks.save(brand, agent, { value: { conversations: put.entries }, version: desk.version });
    return saved ? put.claim : undefined;
  });
  return () => takeOff(ports, brand, agent, entry);
};

const deskIsFull = ({ agent, conversation: { team } }: Claim, count: number, capacity: number) =>
  conflict(
    `${agent} holds ${count} of the ${capacity} conversations that one person of ${team} may hold at once. Resolve one, give one back or hand one over first; ` +
      `or let an admin raise teams.${team}.capacity.`,
    [{ path: 'assignedTo', message: `expected somebody who holds fewer than ${capacity}` }],
  );

/**
 * How to take a conversation off the desk of whoever holds it now, once it is not theirs any more: their next claim should not wait until
 * the one of old is forgotten. Should they claim it again meanwhile, that stays.
 */
export const clearOffDesk = async (ports: ClaimPorts, brand: string, agent: string, id: string): Promise<() => Promise<void>> => {
  const entry = (await deskNow(ports, brand, agent)).entries.find((one) => one.id === id);
  return async () => (entry === undefined ? undefined : takeOff(ports, brand, agent, entry));
};

/** Takes a claim that came to nothing off a desk, unless another one of the same person won. Should the desk change meanwhile, it counts for a minute more. */
async function takeOff(ports: ClaimPorts, brand: string, agent: string, claim: DeskEntry): Promise<void> {
  const { entries, heldOf, version } = await deskNow(ports, brand, agent);
  if (heldOf(claim.id) === 'not held') await ports.desks.save(brand, agent, { value: { conversations: withoutClaim(entries, claim) }, version });
}
