import type { Conversation } from './api.ts';
import { createClient, Refusal, type Client } from './client.ts';

/**
 * Looks through what waits for a brand, the most urgent first, takes one on, notes what was done and resolves it. Answers that conversation,
 * or undefined when nothing waits. Each step names the version that the step before it saw, so that no two people do the same work.
 */
export async function workOnOne(ask: Client, brand: string): Promise<Conversation | undefined> {
  const query = { status: 'waiting-on-brand', sort: 'priority', limit: 20 } as const;
  const { body: waiting } = await ask('GET /brands/{brand}/conversations', { path: { brand }, query });
  for (const { id } of waiting.items) {
    const path = { id };
    const taken = await takenOn(ask, id);
    if (taken === undefined) continue;
    const noted = await ask('POST /conversations/{id}/note', { path, header: { 'if-match': taken }, body: { text: 'Called back; all is well.' } });
    const reason = 'Solved on the phone.';
    const resolved = await ask('POST /conversations/{id}/resolve', { path, header: { 'if-match': noted.etag ?? '*' }, body: { reason } });
    return resolved.body;
  }
  return undefined;
}

/** Takes a conversation on as oneself: the version that it has then, or undefined when somebody else has it or was faster. */
async function takenOn(ask: Client, id: string): Promise<string | undefined> {
  const { body, etag = '*' } = await ask('GET /conversations/{id}', { path: { id } });
  if (body.assignedTo !== undefined) return undefined;
  try {
    return (await ask('POST /conversations/{id}/assign', { path: { id }, header: { 'if-match': etag }, body: {} })).etag;
  } catch (error) {
    if (error instanceof Refusal && error.status === 412) return undefined;
    throw error;
  }
}

// node client/example.ts http://127.0.0.1:8787 wrenlow [TOKEN]
if (import.meta.main) {
  const [url = 'http://127.0.0.1:8787', brand = 'wrenlow', token] = process.argv.slice(2);
  const done = await workOnOne(createClient({ url, ...(token === undefined ? {} : { token }) }), brand);
  process.stdout.write(done === undefined ? 'Nothing waits.\n' : `Resolved ${done.id}: ${done.status}, ${done.messageCount} messages.\n`);
}
