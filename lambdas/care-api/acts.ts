import { actsTogether, hasRoomFor, type Act } from '../../core/act.ts';
import { undescribedBrand, type BrandDocument } from '../../core/brand.ts';
import { momentOfAct, type AskedAct, type Deed } from '../../core/new-act.ts';
import { nameOf } from '../../core/principal.ts';
import { conflict } from '../../core/problem.ts';
import { brandClock } from '../brand-clock.ts';
import type { AuditEntry } from '../care-ports.ts';
import { noteCareEvents, type NoteEventsPorts } from '../note-care-events.ts';
import { noteDeeds, type NotePorts } from '../note-deeds.ts';
import type { ApiResult, KeptConversation, Versioned } from '../ports.ts';
import { messagesOf, ownRecords, refold } from '../refold.ts';
import { json } from './answers.ts';
import { clearOffDesk, putOnDesk, type ClaimPorts } from './claim.ts';
import { shownConversation } from './conversations.ts';
import { demandMatch, tagged } from './etag.ts';
import { askedId, doneBefore } from './idempotency.ts';
import type { CareApiPorts } from './ports.ts';
import type { Question } from './routes.ts';
import { untilSaved } from './until-saved.ts';
import { noSuchConversation, visibleConversation } from './visible-conversation.ts';

type ActPorts = ClaimPorts & NotePorts & NoteEventsPorts & Pick<CareApiPorts, 'conversations' | 'messages' | 'brands' | 'watches'>;
type Stored = Versioned<KeptConversation>;

/** `POST /conversations/{id}/assign`, and what else can be done: the conversation as it is then. The same again, by its key, changes nothing. */
export const actOnConversation =
  <Said>(deedOf: (said: Said, caller: string) => Deed) =>
  (ports: ActPorts) =>
  async (question: Question<unknown, Said>): Promise<ApiResult> => {
    const by = nameOf(question.principal);
    const asked: AskedAct = { ...deedOf(question.body, by), by, id: askedId(by, question) };
    return untilSaved(async () => {
      const stored = await visibleConversation(ports.conversations, question);
      const before = doneBefore(stored.value.acts ?? [], asked);
      const kept = before === undefined ? await withAct(ports, question, stored, asked) : stored;
      if (kept === undefined) return undefined;
      await noteActs(ports, kept.value, before);
      await noteCareEvents(ports, await settingsOf(ports, kept.value.conversation.brand), [kept.value]);
      return tagged(json(await shownConversation(ports, kept.value)), kept.version);
    });
  };

const FULL =
  'There is no room for that text: the notes and reasons of this conversation hold nearly 100,000 bytes together, which is the most. Say it shorter, or keep it elsewhere and note where.';

/** The conversation with one act more, saved; undefined when somebody else changed it meanwhile. */
async function withAct(ports: ActPorts, { event }: Question, { value, version }: Stored, asked: AskedAct): Promise<Stored | undefined> {
  const { conversation } = value;
  demandMatch(event, version, 'the conversation');
  if (asked.type === 'outcome' && !conversation.opportunity)
    throw conflict('There is nothing to sell in this conversation, so nothing is won or lost.');
  if (!hasRoomFor(value.acts ?? [], asked)) throw conflict(FULL);
  const brand = await settingsOf(ports, conversation.brand);
  const next = await refolded(ports, brand, value, asked);
  const desks = isGiving(asked) ? await changeOfDesks(ports, brand, conversation.assignedTo, next) : AS_THEY_ARE;
  const isLost = (await ports.conversations.save([{ value: next, version }])).length > 0;
  await (isLost ? desks.undo() : desks.finish());
  return isLost ? undefined : { value: next, version: version + 1 };
}

async function refolded(
  ports: ActPorts,
  brand: BrandDocument,
  { conversation, ...kept }: KeptConversation,
  asked: AskedAct,
): Promise<KeptConversation> {
  const { id } = conversation;
  const { merged = [], acts = [] } = kept;
  const [clock, found] = await Promise.all([brandClock(ports, brand.brand), ports.messages.load(brand.brand, kept.messages)]);
  const records = ownRecords([...found.values()], id, merged);
  const at = momentOfAct(clock, messagesOf(id, records, brand.brand), acts);
  const next = refold(id, records, brand, {
    merged,
    acts: actsTogether(acts, [{ ...asked, at }]),
    earlier: conversation.earlier,
    stored: conversation,
  });
  if (next === undefined) throw noSuchConversation(); // none of its messages is kept any more
  return next;
}

/** Puts a conversation on the desk of whoever shall hold it. What else there is to do depends on whether the conversation is saved then. */
async function changeOfDesks(ports: ActPorts, brand: BrandDocument, holder: string | undefined, { conversation }: KeptConversation) {
  const agent = conversation.assignedTo;
  const undo = agent === undefined ? nothing : await putOnDesk(ports, brand, { agent, conversation });
  const finish = holder === undefined || holder === agent ? nothing : await clearOffDesk(ports, brand.brand, holder, conversation.id);
  return { undo, finish };
}

/** Whoever holds a conversation already keeps it, however full their desk is: only to be given one needs room. */
const isGiving = ({ type }: AskedAct): boolean => type === 'assign' || type === 'hand-over';

const nothing = async (): Promise<void> => {};
const AS_THEY_ARE = { undo: nothing, finish: nothing };

const settingsOf = async ({ brands }: ActPorts, brand: string): Promise<BrandDocument> =>
  (await brands.load(brand))?.value ?? undescribedBrand(brand);

/** Notes an act, and the one before it once more, should noting have failed then. */
const noteActs = (ports: ActPorts, { conversation, acts = [] }: KeptConversation, before: Act | undefined): Promise<void> =>
  noteDeeds(
    ports,
    conversation.brand,
    (before === undefined ? acts.slice(-2) : [before]).map((act) => entryOf(act, conversation.id)),
  );

const entryOf = ({ id, at, by, type }: Act, subject: string): AuditEntry => ({ id, at, by, action: type, subject });
