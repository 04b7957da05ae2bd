import * as z from 'zod';
import { INTENTS } from './intents.ts';
import { TEAMS, type Team as TeamName } from './teams.ts';

/** Where messages of accounts that no brand document names are kept. Admins see it. */
export const UNASSIGNED = 'unassigned';

const terms = z.array(z.string().min(1)).min(1);
const DAYS = '(?:mon|tue|wed|thu|fri|sat|sun)';
const TIME_OF_DAY = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const OPEN = `${DAYS}(?:-${DAYS})? ${TIME_OF_DAY}-(?:${TIME_OF_DAY}|24:00)`;
const HOURS = new RegExp(`^(?:always|${OPEN}(?:, ?${OPEN})*)$`);

const Team = z.strictObject({
  /** Minutes within which this team wants to have answered. */
  answerWithinMinutes: z.number().int().positive().default(60),
  /** Opening hours such as `mon-fri 09:00-17:00, sat 10:00-14:00` in the brand's time zone; `always` is round the clock. */
  hours: z.string().regex(HOURS, 'expected "always", or days and times such as "mon-fri 09:00-17:00, sat 10:00-14:00"').default('always'),
  /** So many conversations one agent may hold at once. Absent, as many as they like. */
  capacity: z.number().int().positive().optional(),
});

const QUIET = new RegExp(`^${TIME_OF_DAY}-${TIME_OF_DAY}$`);
const DIGEST = new RegExp(`^(?:never|${TIME_OF_DAY})$`);

/** When a brand's messages are a crisis. Each default is explained in docs/decisions/crisis-rules.md. */
export const CrisisSettings = z.strictObject({
  windowMinutes: z.number().int().min(5).max(1_440).default(60),
  negativeShare: z.number().gt(0).lt(1).default(0.4),
  margin: z.number().min(0).lt(1).default(0.15),
  minMessages: z.number().int().min(1).default(20),
  minAuthors: z.number().int().min(1).default(10),
  surge: z.boolean().default(true),
  viralReach: z.number().int().positive().default(100_000),
  /** Whether unanswered demand is watched for: answers that fall behind while more people write. */
  ghosts: z.boolean().default(true),
});
export type CrisisSettings = z.output<typeof CrisisSettings>;

const webhookUrl = z
  .url({ protocol: /^https?$/, abort: true })
  .refine((url) => url.startsWith('https:') || isLoopback(new URL(url).hostname), 'expected an https URL');

/** What a webhook may be told of: incidents and the digest, the life of conversations, things to sell. */
export const TOLD = ['incident', 'conversation', 'opportunity'] as const;
export type Told = (typeof TOLD)[number];

/** A signed outgoing webhook (Standard Webhooks). The secret is write-only: a PUT that leaves it out keeps the stored one. */
const Webhook = z.strictObject({
  url: webhookUrl,
  secret: z.string().min(1).optional(),
  events: z.array(z.enum(TOLD)).min(1).default(['incident']),
});

const AlertSettings = z.strictObject({
  emails: z.array(z.email()).default([]),
  webhooks: z.array(Webhook).default([]),
  /** After an incident's first alert, later ones are gathered for so long. */
  groupMinutes: z.number().int().min(0).max(1_440).default(5),
  /** The longest time between two reminders; they come faster while nobody has answered in public. */
  repeatMinutes: z.number().int().min(5).max(10_080).default(240),
  /** The second contact: whoever is mailed when nobody has acknowledged in time. */
  escalateTo: z.array(z.email()).default([]),
  /** So long an incident may stay unacknowledged before the second contact is mailed. */
  escalateAfterMinutes: z.number().int().min(1).max(1_440).default(15),
  /** Hours in the brand's time zone, such as `22:00-07:00`, in which only what is critical is sent; the rest waits for their end. */
  quietHours: z.string().regex(QUIET, 'expected hours such as "22:00-07:00"').optional(),
  /** When the day's digest is mailed, in the brand's time zone, such as `08:00`; `never` is no digest. */
  digestAt: z.string().regex(DIGEST, 'expected a time of day such as "08:00", or "never"').default('08:00'),
  /** Who is told what is wrong with hearing and alerting itself: silent accounts, lapsed handshakes, dead letters, alerts that cannot be delivered. */
  operations: z.array(z.email()).default([]),
});

const ReportSettings = z.strictObject({
  /** Who is mailed the reports. */
  emails: z.array(z.email()).default([]),
  /** Whether yesterday's is mailed every day, and last week's every Monday. */
  daily: z.boolean().default(true),
  weekly: z.boolean().default(true),
  /** When, in the brand's time zone. */
  at: z
    .string()
    .regex(new RegExp(`^${TIME_OF_DAY}$`), 'expected a time of day such as "08:00"')
    .default('08:00'),
});

const timeZone = z.string().refine((zone) => isTimeZone(zone), 'expected an IANA time zone such as "Europe/Berlin"');

const Account = z.strictObject({
  platform: z.string().min(1),
  account: z.string().min(1),
  /** An account that has said nothing for so long is reported as silent. Absent, the account's own usual pace decides. */
  silentAfterMinutes: z.number().int().min(5).optional(),
});

/** A brand document: `brands/<brand>.json`, and what `PUT /brands/{brand}` takes. */
export const BrandDocument = z.strictObject({
  brand: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'expected lower case letters, digits and dashes, at most 63'),
  name: z.string().min(1).max(200),
  timeZone: timeZone.default('UTC'),
  accounts: z.array(Account).min(1),
  teams: z.partialRecord(z.enum(TEAMS), Team).default({}),
  crisis: CrisisSettings.prefault({}),
  competitors: z.array(z.strictObject({ name: z.string().min(1), terms })).default([]),
  employees: z.array(z.strictObject({ platform: z.string().min(1), handle: z.string().min(1) })).default([]),
  guidelines: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        terms,
        level: z.enum(['advice', 'legal', 'regulated']).default('advice'),
        /** What an employee should do whose public words name it. */
        advice: z.string().min(1).max(1_000).optional(),
      }),
    )
    .default([]),
  handOffs: z.array(z.strictObject({ name: z.string().min(1), terms })).default([]),
  /** The brand's own words for what customers want, beside those of core/vocabulary. */
  vocabulary: z.array(z.strictObject({ intent: z.enum(INTENTS).exclude(['other']), terms })).default([]),
  alerts: AlertSettings.prefault({}),
  reports: ReportSettings.prefault({}),
});
export type BrandDocument = z.output<typeof BrandDocument>;

/** The webhooks of a brand that want to be told of something. */
export const webhooksFor = ({ webhooks }: BrandDocument['alerts'], told: Told): BrandDocument['alerts']['webhooks'] =>
  webhooks.filter(({ events }) => events.includes(told));

/** A stored document with the defaults of the fields that are newer than it. */
export const completed = (document: BrandDocument): BrandDocument => BrandDocument.parse(document);

/** Minutes within which a team of a brand wants to answer. */
export const answerWithinMinutes = (brand: BrandDocument | undefined, team: TeamName): number => brand?.teams[team]?.answerWithinMinutes ?? 60;

/** A brand that nobody has described, with every default: what an account in `unassigned` is judged by. */
export const undescribedBrand = (brand: string): BrandDocument =>
  BrandDocument.parse({ brand, name: brand, accounts: [{ platform: 'any', account: 'any' }] });

function isTimeZone(zone: string): boolean {
  try {
    Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** True for the names and addresses of this very machine. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || hostname === '::1' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
