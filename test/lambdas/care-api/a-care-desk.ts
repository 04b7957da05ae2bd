import type { Message } from '../../../core/message.ts';
import type { MessageRecord } from '../../../core/message-record.ts';
import type { CareApiPorts } from '../../../lambdas/care-api/ports.ts';
import type { Brands, Conversations, KeptConversation, Messages } from '../../../lambdas/ports.ts';
import { refold } from '../../../lambdas/refold.ts';
import { aBrand, aMessage, anApi, NOON, withToken, type Request } from './an-api.ts';

type Api = ReturnType<typeof anApi>;
interface Stores {
  readonly brands: Brands;
  readonly conversations: Conversations;
  readonly messages: Messages;
}

/** Puts conversations where the API finds them, each with one public question at noon, as the analysis would have stored them. */
export const withTalks = async (
  stores: Stores,
  ids: readonly string[],
  { teams = {}, more = {} }: { teams?: object; more?: Partial<Message> } = {},
) => {
  const settings = aBrand('acme', { teams });
  await stores.brands.save({ value: settings, version: 0 });
  for (const [number, id] of ids.entries()) {
    const record = recordOf(aMessage('acme', number, { sentAt: NOON + number, receivedAt: NOON + number, conversation: id, ...more }));
    await stores.messages.save('acme', [{ value: record, version: 0 }]);
    const value = refold(id, [record], settings, { merged: [], acts: [] });
    if (value !== undefined) await stores.conversations.save([{ value, version: 0 }]);
  }
};

export const recordOf = ({ brand: _brand, receivedAt, deleted = false, conversation, ...first }: Message): MessageRecord => ({
  id: first.id,
  first,
  engagement: first.engagement,
  sentAt: first.sentAt,
  receivedAt,
  deleted,
  ...(conversation === undefined ? {} : { conversation }),
});

/** The API with conversations c-1, c-2, ... of one brand. The clock stands a minute after noon, unless told otherwise. */
export const aCareDesk = async (count = 1, settings: Parameters<typeof withTalks>[2] = {}, replaced: Partial<CareApiPorts> = {}) => {
  const api = anApi({ now: () => NOON + 60_000, ...replaced });
  const ids = Array.from({ length: count }, (_, index) => `c-${index + 1}`);
  await withTalks(api.ports, ids, settings);
  return { ...api, ...asking(api.ask), ports: api.ports, kept: (id = 'c-1') => keptIn(api.ports.conversations, id) };
};

/** Questions of named people of care. `*` is what they send as If-Match unless a tag is given, null leaves it out. */
export const asking = (ask: Api['ask']) => ({
  act: (who: string, line: string, body?: unknown, more: { tag?: string | null; key?: string } = {}) => {
    const { tag = '*', key } = more;
    const headers = { ...(tag === null ? {} : { 'if-match': tag }), ...(key === undefined ? {} : { 'idempotency-key': key }) };
    return ask(`POST /conversations/${line}`, { authorizer: by(who), headers, body });
  },
  look: (id = 'c-1', request: Request = {}) => ask(`GET /conversations/${id}`, request),
});

export const by = (who: string, scope = 'care') => withToken({ brands: '*', scope, sub: who });

export const keptIn = async (conversations: Pick<Conversations, 'load'>, id: string): Promise<KeptConversation> => {
  const value = (await conversations.load([id])).get(id)?.value;
  if (value === undefined || 'mergedInto' in value) throw new Error(`${id} is not kept`);
  return value;
};
