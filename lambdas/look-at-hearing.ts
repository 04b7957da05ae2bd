import type { BrandDocument } from '../core/brand.ts';
import { buried, type Buried } from '../core/dead-letters.ts';
import { lapseOf, type Shaken } from '../core/handshake.ts';
import { deadLettersNotice, handshakeNotice, silenceNotice } from '../core/hearing-notices.ts';
import type { Notice } from '../core/notice.ts';
import { reasonOf } from '../core/reason.ts';
import { rememberedKey, type Remembered } from '../core/remembered.ts';
import { awaited, silenceOf, type Heard } from '../core/silence.ts';
import { nextTelling } from '../core/telling.ts';
import type { Time } from '../core/time.ts';
import type { Hearing } from './hearing-ports.ts';
import type { Brands, Log, Now, Versioned } from './ports.ts';
import { sendNotice, type NoticePorts } from './send-notice.ts';

export interface LookPorts extends NoticePorts {
  readonly hearing: Hearing;
  readonly brands: Brands;
  readonly log: Log;
  readonly now: Now;
  /** Since when we have listened without a break, where we are the ones who listen. @default always */
  readonly listeningSince?: (() => Time) | undefined;
  /** How many dead letters there are, where nobody else tells operators of them. */
  readonly deadLetters?: (() => Promise<number>) | undefined;
}

/** One look: the ports, the brands as they are now, and the time. */
interface Look extends LookPorts {
  readonly documents: readonly BrandDocument[];
  readonly owners: ReadonlyMap<string, Owner>;
  readonly at: Time;
  readonly since: Time;
}

interface Owner {
  readonly document: BrandDocument;
  readonly settings: BrandDocument['accounts'][number];
}

/**
 * Tells operators which accounts are silent, which handshakes have lapsed and that there are dead letters; and what of it is over. Sends, then
 * remembers what was told: who dies in between sends the same once more, under the same id. What cannot be told now is told by the next look.
 */
export const lookAtHearing = async (ports: LookPorts): Promise<void> => {
  const documents = await ports.brands.list();
  const look = { ...ports, documents, owners: ownersIn(documents), at: ports.now(), since: ports.listeningSince?.() ?? -Infinity };
  const all = await ports.hearing.all();
  await awaitNewAccounts(look, all);
  for (const known of all) await guarded(look, () => lookAt(look, known));
  if (ports.deadLetters !== undefined) await guarded(look, () => lookAtDeadLetters(look, all));
};

/** What goes wrong with one must not hide the others. */
async function guarded({ log }: LookPorts, act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    log.error('hearing not looked at', { reason: reasonOf(error) });
  }
}

/** A look now and then, whoever asks however often. Never rejects: what could not be looked at now is looked at the next time. */
export const createLooks = (ports: LookPorts & { readonly lookEvery: number }): (() => Promise<void>) => {
  let nextAt = -Infinity;
  return async () => {
    if (ports.now() < nextAt) return;
    nextAt = ports.now() + ports.lookEvery;
    await guarded(ports, () => lookAtHearing(ports));
  };
};

const ownersIn = (documents: readonly BrandDocument[]): Map<string, Owner> =>
  new Map(documents.flatMap((document) => document.accounts.map((settings) => [accountKey(settings), { document, settings }])));

const accountKey = ({ platform, account }: { readonly platform: string; readonly account: string }): string =>
  rememberedKey({ kind: 'account', platform, account });

/** An account whose brand says how long it may be silent is waited for from now on, though it was never heard. */
async function awaitNewAccounts({ owners, hearing, at }: Look, all: readonly Versioned<Remembered>[]): Promise<void> {
  const known = new Set(all.map(({ value }) => rememberedKey(value)));
  for (const [key, { settings }] of owners) {
    if (settings.silentAfterMinutes !== undefined && !known.has(key)) await hearing.save({ value: awaited(settings, at), version: 0 });
  }
}

async function lookAt(look: Look, { value, version }: Versioned<Remembered>): Promise<void> {
  switch (value.kind) {
    case 'account':
      return lookAtAccount(look, value, version);
    case 'handshake':
      return lookAtHandshake(look, value, version);
    case 'dead-letters':
      return undefined;
    default:
      return value satisfies never;
  }
}

async function lookAtAccount(look: Look, heard: Heard, version: number): Promise<void> {
  const owner = look.owners.get(accountKey(heard));
  const silence = owner && silenceOf(heard, owner.settings, look.at, sinceFor(look, heard));
  const telling = nextTelling(heard.told, silence, look.at);
  if (telling === undefined) return;
  const hasSpoken = telling.state === 'open' || (heard.messages > 0 && heard.lastAt > telling.since);
  // An account that is nobody's any more, or may be silent for longer now, has not spoken: there is nothing to tell.
  if (
    owner !== undefined &&
    hasSpoken &&
    !(await tell(look, [owner.document], (document) => silenceNotice(document, heard, owner.settings, telling, look.at)))
  )
    return;
  await look.hearing.save({ value: { ...heard, told: telling.told }, version });
}

async function lookAtHandshake(look: Look, shaken: Shaken, version: number): Promise<void> {
  const concerned = concernedBy(look, shaken);
  const lapse = concerned.length === 0 ? undefined : lapseOf(shaken, look.at, sinceFor(look, shaken));
  const telling = nextTelling(shaken.told, lapse, look.at);
  if (telling === undefined) return;
  if (!(await tell(look, concerned, (document) => handshakeNotice(document, shaken, telling, look.at)))) return;
  await look.hearing.save({ value: { ...shaken, told: telling.told }, version });
}

/** What was told goes on, though we were not listening for a while. */
const sinceFor = ({ since }: Look, { told }: Heard | Shaken): Time => (told === undefined ? since : -Infinity);

/** The brands that a handshake is about: the one of its account, or all that have accounts of its platform. */
const concernedBy = ({ documents }: Look, { platform, account }: Shaken): readonly BrandDocument[] =>
  documents.filter(({ accounts }) => accounts.some((one) => one.platform === platform && (account === undefined || one.account === account)));

async function lookAtDeadLetters(look: Look, all: readonly Versioned<Remembered>[]): Promise<void> {
  const known = all.find(({ value }) => value.kind === 'dead-letters');
  const before: Buried = known?.value.kind === 'dead-letters' ? known.value : { kind: 'dead-letters', told: 0 };
  const { after, telling } = buried(before, (await look.deadLetters?.()) ?? 0, look.at);
  if (telling !== undefined) {
    const operated = look.documents.filter(({ alerts }) => alerts.operations.length > 0);
    if (!(await tell(look, operated.length === 0 ? [undefined] : operated, () => deadLettersNotice(telling, look.at)))) return;
  }
  if (after !== before) await look.hearing.save({ value: after, version: known?.version ?? 0 });
}

/** Sends a notice to the operations of some brands. True when nobody is missing any more. */
async function tell<B extends BrandDocument | undefined>(look: Look, brands: readonly B[], noticeFor: (brand: B) => Notice): Promise<boolean> {
  const sent: boolean[] = [];
  for (const brand of brands) sent.push(await sendNotice(look, noticeFor(brand), brand));
  return sent.every(Boolean);
}
