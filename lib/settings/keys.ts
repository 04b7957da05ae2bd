import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';
import { PLATFORMS } from '../../core/platforms/index.ts';
import { COMPREHEND_REGIONS } from './comprehend-regions.ts';

const PLATFORM_NAMES = PLATFORMS.map(({ name }) => name);
/** The numbers that CloudWatch Logs takes; its enumeration maps back from numbers to names too. */
const LOG_DAYS = Object.values(RetentionDays)
  .filter((days) => typeof days !== 'string')
  .filter((days) => days !== RetentionDays.INFINITE)
  .sort((a, b) => a - b);

/** `-c` gives text; cdk.json may give the thing itself. */
const figure = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)]);

const wholeNumber = (least: number, most: number, fallback: number) =>
  figure.pipe(z.int().min(least).max(most)).default(fallback).describe(`a whole number from ${least} to ${most}`);

/** A number with or without a fraction. */
const share = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number),
]);

const listOf = <T extends z.ZodType<unknown, string>>(item: T) =>
  z
    .union([z.array(z.string()), z.string().transform((text) => text.split(','))])
    .transform((items) => [...new Set(items.map((one) => one.trim()).filter((one) => one !== ''))])
    .pipe(z.array(item));

export const MOODS = ['hybrid', 'comprehend', 'embedded'] as const;
export type MoodChoice = (typeof MOODS)[number];

/** Every key of the context that is ours; the description says what is allowed, and stands in the refusal of anything else. */
export const KEYS = z.strictObject({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,19}$/)
    .default('production')
    .describe('a small letter, then at most 19 small letters, digits and hyphens'),
  /** Who hears alarms. */
  operators: listOf(z.email()).default([]).describe('mail addresses, separated by commas'),
  /** Which platforms are meant to deliver: each gets its secrets, and alarms when it falls silent. Nobody has them all: the usual three, unless named. */
  platforms: listOf(z.enum(PLATFORM_NAMES))
    .refine((names) => names.length > 0)
    .default(['standard', 'x', 'meta'])
    .describe(`some of ${PLATFORM_NAMES.join(', ')}, separated by commas`),
  /** Who reads the moods: the embedded engine, Comprehend, or Comprehend only what the embedded engine is not sure of. */
  mood: z.enum(MOODS).default('hybrid').describe(MOODS.join(', ')),
  /** How sure the embedded engine must be for its answer to hold in a hybrid: SURE_AT of core/second-opinion.ts. Four labels are a quarter each at least. */
  sureAt: share.pipe(z.number().min(0.25).max(1)).default(0.8).describe('a number from 0.25 to 1'),
  /** What a hybrid may spend on Comprehend in a day of UTC, in US dollars. Beyond it the embedded engine's answers hold. */
  comprehendDollarsPerDay: wholeNumber(1, 1_000_000, 10),
  comprehendRegion: z
    .enum(COMPREHEND_REGIONS)
    .optional()
    .describe(`a region that has Comprehend: ${COMPREHEND_REGIONS.join(', ')}`),
  jwtIssuer: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('the https address of who issues the tokens, as their `iss` says it'),
  jwtAudience: listOf(z.string())
    .refine((audience) => audience.length > 0)
    .optional()
    .describe('whom the tokens are for, as their `aud` says it, separated by commas'),
  /** Alerts go out through SES from this address. Without it they go out through SNS, as plain text. */
  mailSender: z.email().optional().describe('a mail address that SES may send from'),
  domainName: z
    .string()
    .regex(/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/)
    .optional()
    .describe('a domain in small letters, such as hears.example.com'),
  certificateArn: z
    .string()
    .regex(/^arn:aws[\w-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/)
    .optional()
    .describe('the ARN of a certificate in ACM: arn:aws:acm:REGION:ACCOUNT:certificate/ID'),
  webAclArn: z
    .string()
    .regex(/^arn:aws[\w-]*:wafv2:us-east-1:\d{12}:global\/webacl\/[\w-]+\/[\w-]+$/)
    .optional()
    .describe('the ARN of a web ACL of scope CLOUDFRONT: arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID'),
  /** Over how many partitions one brand's lists and minutes are spread. It may grow and must never shrink. */
  shards: wholeNumber(1, 64, 4),
  /** Eight days is the longest that a platform delivers the same message again. */
  retentionDays: wholeNumber(8, 3_650, 400),
  logDays: figure
    .pipe(z.literal(LOG_DAYS))
    .default(RetentionDays.ONE_MONTH)
    .describe(`a number of days that CloudWatch Logs knows: ${LOG_DAYS.join(', ')}`),
  /** How many batches are analysed at once: what Comprehend's quota bears, at 50 messages a batch. */
  maxConcurrency: wholeNumber(2, 1_000, 10),
  /** Where Comprehend alone reads, an alarm says so when more texts than these are asked for in a day. */
  comprehendDocumentsPerDay: wholeNumber(1, 1_000_000_000, 100_000),
  /** After so many hours without a delivery a platform counts as silent. */
  silentHours: wholeNumber(1, 24, 6),
  /** Leaves out what emulators of AWS lack. */
  emulator: z
    .union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])
    .default(false)
    .describe('true or false'),
});

export type Key = keyof typeof KEYS.shape;
/** What was given, unread. */
export type Given = Readonly<Partial<Record<Key, unknown>>>;

export const KEY_NAMES: readonly Key[] = KEYS.keyof().options;

/** What a key allows, in words. */
export const allowedFor = (key: Key): string => KEYS.shape[key].description ?? '';
