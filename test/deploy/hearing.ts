import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { conversationKey, messageKey } from '../../lambdas/adapters/dynamo/keys.ts';
import { signX } from '../signed-deliveries.ts';
import { until } from './checks.ts';
import { BRAND, question, QUESTION_ID, STANDARD_SECRET, X_SECRET } from './posts.ts';
import { askCare, command, deliver, expectStatus, expectThat, type Proof } from './proof.ts';
import type { Credentials } from './sigv4.ts';

/** The door before and after its secrets are set. */
export const proveDoor = async (proof: Proof): Promise<void> => {
  const { claim, deployed } = proof;
  const args = (list: string): string[] => [list, '--stage', deployed.stage];
  await claim('before a secret is set, a delivery is answered 503 with the command that sets it', async () => {
    const answer = await deliver(proof, 'x', question(new Date()));
    expectStatus(answer, 503);
    expectThat(answer.body.includes('npm run secret -- x'), answer.body);
  });
  await claim('npm run secret finds the secrets of X and of the generic inlet by their tags, and fills them', async () => {
    const said = await command(proof, 'operations/secret-command.ts', args('x'), X_SECRET);
    expectThat(said.includes('has its secret now'), said);
    await command(proof, 'operations/secret-command.ts', args('standard'), STANDARD_SECRET);
  });
  await claim('the open door sees a new secret without a deployment, and takes a signed delivery of X', () =>
    until('the door to take it', async () => {
      const answer = await deliver(proof, 'x', question(new Date()));
      if (answer.status === 503) return undefined;
      expectStatus(answer, 200);
      return true;
    }),
  );
  await claim('a delivery that somebody else signed is refused', async () => {
    expectStatus(await deliver(proof, 'x', signX('another secret', { data: {} })), 401);
  });
};

const Page = z.object({ items: z.array(z.looseObject({ id: z.string() })) });
const Conversation = z.looseObject({
  id: z.string(),
  status: z.string(),
  messages: z.array(z.looseObject({ id: z.string(), sentiment: z.unknown() })),
});

/** From the door to the table, and what the care API tells of it. */
export const proveMessage = async (proof: Proof, admin: Credentials): Promise<void> => {
  const { claim } = proof;
  const id = `x:${QUESTION_ID}`;
  await claim('the delivery becomes a message in DynamoDB', () => until('the message', () => stored(proof, messageKey(BRAND, id))));
  const conversation = await claim('the message opens a conversation in DynamoDB, which the care API lists', async () => {
    const { items } = await until('the conversation', async () => {
      const page = await askCare(proof, admin, `/brands/${BRAND}/conversations`, Page);
      return page.items.length > 0 ? page : undefined;
    });
    const [first, ...more] = items;
    expectThat(first !== undefined && more.length === 0, items);
    expectThat((await stored(proof, conversationKey(first.id))) !== undefined, first.id);
    return first.id;
  });
  await claim('the care API shows the conversation with its message, read and waiting for the brand', async () => {
    expectThat(conversation !== undefined, 'no conversation');
    const shown = await askCare(proof, admin, `/conversations/${conversation}`, Conversation);
    const Sentiment = z.looseObject({
      id: z.literal(id),
      // A hybrid reads here: whichever of the two is sure of it.
      sentiment: z.looseObject({ engine: z.enum(['embedded', 'comprehend']) }),
    });
    expectThat(shown.status === 'waiting-on-brand' && shown.messages.length === 1, shown);
    Sentiment.parse(shown.messages[0]);
  });
};

async function stored({ cloud, deployed }: Proof, { pk, sk }: { readonly pk: string; readonly sk: string }): Promise<object | undefined> {
  const { Item } = await cloud.dynamo.send(
    new GetItemCommand({ TableName: deployed.table, Key: { pk: { S: pk }, sk: { S: sk } }, ConsistentRead: true }),
  );
  return Item;
}
