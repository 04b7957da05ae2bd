import * as z from 'zod';
import type { BrandDocument } from '../brand.ts';
import type { Conversation } from '../conversation.ts';
import type { Time } from '../time.ts';
import { AgentFigures, AgentTallies } from './agent-figures.ts';
import { Coverage, CoverageTally } from './coverage.ts';
import { Lift, LiftTally } from './lift.ts';
import { TeamFigures, TeamTallies } from './team-figures.ts';

/** How a brand takes care of its customers, over many conversations. */
export const CareFigures = z.object({
  conversations: z.number().int(),
  teams: z.array(TeamFigures),
  coverage: Coverage,
  lift: Lift,
  agents: z.array(AgentFigures),
});
export type CareFigures = z.output<typeof CareFigures>;

/** Care figures in the making. What it holds grows with teams, platforms and agents, not with conversations. */
export interface CareTally {
  conversations: number;
  readonly teams: TeamTallies;
  readonly coverage: CoverageTally;
  readonly lift: LiftTally;
  readonly agents: AgentTallies;
}

/** Figures of no conversation yet, to be held to what the brand promises. */
export const newCareTally = (brand: BrandDocument): CareTally => ({
  conversations: 0,
  teams: new TeamTallies(brand),
  coverage: new CoverageTally(brand),
  lift: new LiftTally(),
  agents: new AgentTallies(),
});

/** Counts one conversation as it is at that time, once each and in any order. In place: figures of 100,000 must not be copied as often. */
export const addConversation = (tally: CareTally, conversation: Conversation, now: Time): void => {
  tally.conversations += 1;
  tally.teams.add(conversation, now);
  tally.coverage.add(conversation, now);
  tally.lift.add(conversation);
  tally.agents.add(conversation);
};

export const careFiguresOf = ({ conversations, teams, coverage, lift, agents }: CareTally): CareFigures => ({
  conversations,
  teams: teams.figures(),
  coverage: coverage.figures(),
  lift: lift.figures(),
  agents: agents.figures(),
});
