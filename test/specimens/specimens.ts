import { cloudeventsSpecimen } from './cloudevents.ts';
import { discordSpecimen } from './discord.ts';
import { intercomSpecimen } from './intercom.ts';
import { lineSpecimen } from './line.ts';
import { mastodonSpecimen } from './mastodon.ts';
import { metaSpecimen } from './meta.ts';
import { slackSpecimen } from './slack.ts';
import type { Specimen } from './specimen.ts';
import { standardSpecimen } from './standard.ts';
import { telegramSpecimen } from './telegram.ts';
import { trustpilotSpecimen } from './trustpilot.ts';
import { twilioSpecimen } from './twilio.ts';
import { xSpecimen } from './x.ts';
import { youtubeSpecimen } from './youtube.ts';
import { zendeskSpecimen } from './zendesk.ts';

/** One of every platform. */
export const SPECIMENS: readonly Specimen[] = [
  standardSpecimen,
  xSpecimen,
  metaSpecimen,
  zendeskSpecimen,
  intercomSpecimen,
  slackSpecimen,
  lineSpecimen,
  twilioSpecimen,
  telegramSpecimen,
  discordSpecimen,
  mastodonSpecimen,
  trustpilotSpecimen,
  youtubeSpecimen,
  cloudeventsSpecimen,
];
