import { notFound } from '../problem.ts';
import { cloudevents } from './cloudevents.ts';
import { discord } from './discord.ts';
import { intercom } from './intercom.ts';
import { line } from './line.ts';
import { mastodon } from './mastodon.ts';
import { meta } from './meta.ts';
import type { Platform } from './platform.ts';
import { slack } from './slack.ts';
import { standard } from './standard.ts';
import { telegram } from './telegram.ts';
import { trustpilot } from './trustpilot.ts';
import { twilio } from './twilio.ts';
import { x } from './x.ts';
import { youtube } from './youtube.ts';
import { zendesk } from './zendesk.ts';

/** Every platform that can deliver. A new one is a file, a test and a name here. */
export const PLATFORMS = [
  standard,
  x,
  meta,
  zendesk,
  intercom,
  slack,
  mastodon,
  trustpilot,
  youtube,
  cloudevents,
  line,
  twilio,
  telegram,
  discord,
] as const satisfies readonly Platform[];

/** The platform of `/webhooks/{name}`. Throws Problem 404 when there is none. */
export const findPlatform = (name: string | undefined): Platform => {
  const platform = PLATFORMS.find((one) => one.name === name);
  if (platform === undefined) throw notFound(`There is no such platform; known are ${PLATFORMS.map((one) => one.name).join(', ')}.`);
  return platform;
};

const listsOf = ({ secrets, handshakeSecrets = secrets }: Platform): string[] => [secrets, handshakeSecrets];

/** The names of all lists of secrets that the platforms need, such as `x`, `meta` and `metaVerify`. */
export const SECRET_LISTS: readonly string[] = [...new Set(PLATFORMS.flatMap(listsOf))];
