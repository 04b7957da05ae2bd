import * as z from 'zod';
import { nativeId, optionally } from '../fields.ts';

const team = optionally(nativeId);

/**
 * Whose event it is. In a channel that another workspace shares with us, `team_id` is that workspace; where the app is installed,
 * which is ours, stand the authorisation and the context.
 */
export const Workspace = z.object({
  team_id: nativeId,
  context_team_id: team,
  context_enterprise_id: team,
  authorizations: optionally(z.array(z.object({ team_id: team, enterprise_id: team }))),
  is_ext_shared_channel: optionally(z.boolean()),
});
export type Workspace = z.output<typeof Workspace>;

/** What a message says of its author's workspace. Which of these Slack sends depends on the event and on who shares with whom. */
export const Origin = z.object({
  user_team: team,
  team,
  source_team: team,
  user_profile: optionally(z.object({ team })),
  bot_profile: optionally(z.object({ team_id: team })),
  files: optionally(z.array(z.object({ user_team: team }))),
});
export type Origin = z.output<typeof Origin>;

/** The brand's workspace: the account. */
export const accountOf = ({ authorizations = [], context_team_id: context, team_id: sender }: Workspace): string =>
  authorizations[0]?.team_id ?? context ?? sender;

/** Where a message comes from: the brand's own workspace or organisation, another one, or one that Slack does not name. */
export const sideOf = (origin: Origin, workspace: Workspace): 'ours' | 'theirs' | 'unknown' => {
  const home = homeOf(origin);
  if (home === undefined) return 'unknown';
  const { context_enterprise_id: enterprise, context_team_id: context, authorizations = [] } = workspace;
  const ours = [accountOf(workspace), context, enterprise, ...authorizations.flatMap((one) => [one.team_id, one.enterprise_id])];
  return ours.includes(home) ? 'ours' : 'theirs';
};

const homeOf = (origin: Origin): string | undefined =>
  origin.user_team ??
  origin.user_profile?.team ??
  origin.team ??
  origin.source_team ??
  origin.bot_profile?.team_id ??
  origin.files?.find((file) => file.user_team !== undefined)?.user_team;
