import { createHash } from 'node:crypto';
import { FIRST_TIME, type Time } from '../../../core/time.ts';

/**
 * Where everything stands in the one table: `pk` and `sk`, and the keys of its three indexes. docs/architecture.md tells why.
 * A brand's name knows no `#`; whatever a platform names may hold anything and therefore stands at the end, or is hashed.
 */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** A partition key may have 2,048 bytes; a platform's id may be longer than that in UTF-8. */
const LONGEST_NAME = 512;

/** One message of one brand, and nothing else in its partition: spread evenly by id. */
export const messageKey = (brand: string, id: string): Key => ({ pk: `m#${brand}#${named(id)}`, sk: 'm' });
/** How a message is named on the item of another: never long, and for its key as good as its id. */
export const messageName = (id: string): string => named(id);
/** The messages of a direct thread, in time order. */
export const threadPartition = (brand: string, platform: string, thread: string): string => `t#${brand}#${named(`${platform}#${thread}`)}`;
export const threadEntryKey = (brand: string, platform: string, thread: string, sentAt: Time, id: string): Key => ({
  pk: threadPartition(brand, platform, thread),
  sk: `${timeKey(sentAt)}#${named(id)}`,
});
/** One conversation: its id is a hash, so that it is spread evenly. */
export const conversationKey = (id: string): Key => ({ pk: `c#${named(id)}`, sk: 'c' });

/** The conversations that somebody of this id has begun, in time order. */
export const customerPartition = (brand: string, platform: string, id: string): string => `u#${brand}#${named(`${platform}#${id}`)}`;

/** Who was erased of a brand, by keyed hashes alone. */
export const erasuresPartition = (brand: string): string => `e#${brand}`;

/** Minute by minute what each analysis has counted of a brand, in one of its shards: items that never change. */
export const chunkPartition = (brand: string, shard: number): string => `p#${brand}#${shard}`;
/** The minutes of a brand that are kept folded, and the marks of those that got news after they had settled. */
export const foldedPartition = (brand: string): string => `f#${brand}`;
/** The minutes of a brand in which there may be loud messages, in time order. */
export const loudPartition = (brand: string): string => `l#${brand}`;

/** The incidents of a brand, in the order of their opening. */
export const incidentsPartition = (brand: string): string => `i#${brand}`;
/** Where the incident of an id stands. */
export const incidentPointerKey = (id: string): Key => ({ pk: `ip#${named(id)}`, sk: 'ip' });

/** All brand documents: few, small, read rarely since they are remembered. */
export const BRANDS_PARTITION = 'brands';
/** Whose an account is. */
export const accountKey = (platform: string, account: string): Key => ({ pk: `a#${named(`${platform}#${account}`)}`, sk: 'a' });

/** What the crisis rules remember of a brand. */
export const watchKey = (brand: string): Key => ({ pk: `b#${brand}`, sk: 'watch' });
/** Who looks at a brand just now. */
export const leaseKey = (brand: string): Key => ({ pk: `b#${brand}`, sk: 'lease' });
/** The brands of a replay. */
export const replayPartition = (replay: string): string => `r#${named(replay)}`;

/** Which destinations have had an alert. */
export const deliveriesPartition = (alert: string): string => `d#${named(alert)}`;
/** How fast something may be sent, by everybody together. */
export const sendRateKey = (what: string): Key => ({ pk: 'rate', sk: what });

/** What is remembered of how well we hear stands in so many partitions: an account is noted once in minutes, so that few do for all there are. */
export const HEARING_SHARDS = 4;
export const hearingPartition = (shard: number): string => `h#${shard}`;
export const hearingKey = (name: string): Key => ({ pk: hearingPartition(shardOf(name, HEARING_SHARDS)), sk: named(name) });

/** One event that is to be told, by its id, which is a hash. */
export const outboxKey = (id: string): Key => ({ pk: `o#${named(id)}`, sk: 'o' });
/** What somebody holds of a brand's conversations. */
export const deskKey = (brand: string, agent: string): Key => ({ pk: `dk#${brand}#${named(agent)}`, sk: 'desk' });
/** Who did what to a brand and to what is its own, in time order. */
export const auditPartition = (brand: string): string => `au#${brand}`;
export const auditKey = (brand: string, at: Time, id: string): Key => ({ pk: auditPartition(brand), sk: `${timeKey(at)}#${named(id)}` });

/** What was spent on reading moods in a day. */
export const moodBudgetKey = (day: string): Key => ({ pk: 'budget', sk: day });

/** A time as text that sorts like the number, from the first time there is. */
export const timeKey = (time: Time): string => String(time - FIRST_TIME).padStart(15, '0');
export const timeOfKey = (key: string): Time => Number(key) + FIRST_TIME;

/** The shard of so many that something with this name belongs to. */
export const shardOf = (name: string, shards: number): number => createHash('sha256').update(name).digest().readUInt32BE(0) % shards;

/** A name as part of a key: itself, or its hash when it is too long. */
const named = (name: string): string =>
  Buffer.byteLength(name) <= LONGEST_NAME ? name : `sha256:${createHash('sha256').update(name).digest('base64url')}`;
