import { GetSubscriptionAttributesCommand, ListSubscriptionsByTopicCommand } from '@aws-sdk/client-sns';
import * as z from 'zod';
import { BRAND, brandDocument } from './posts.ts';
import { askCare, expectStatus, expectThat, type Proof } from './proof.ts';
import { NotSupported } from './checks.ts';
import { ask } from './requests.ts';
import { REGION, type Credentials } from './sigv4.ts';

/** Who may call the care API, and that a brand can be described there. Resolves to somebody who may. */
export const proveCallers = async (proof: Proof): Promise<Credentials> => {
  const { claim, cloud, ministack, deployed } = proof;
  const path = `/brands/${BRAND}`;
  const [apiId] = new URL(deployed.apiUrl).hostname.split('.');
  const Resource = `arn:aws:execute-api:${REGION}:000000000000:${apiId}/*`;
  const admin = await cloud.createUser(`admin-${deployed.stage}`, [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource }]);
  const stranger = await cloud.createUser(`stranger-${deployed.stage}`, []);
  await claim('the gateway refuses an unsigned call of the care API, and a signed one of somebody without the permission', async () => {
    expectStatus(await ask(ministack, deployed.apiUrl, { path }), 403);
    expectStatus(await ask(ministack, deployed.apiUrl, { path, as: stranger }), 403);
  });
  await claim('a PUT of somebody with the IAM permission, signed with SigV4, describes a brand', async () => {
    await askCare(proof, admin, path, z.looseObject({ brand: z.literal(BRAND) }), { method: 'PUT', body: brandDocument, status: 201 });
    expectThat((await brandsSeenBy(proof, admin)).includes(BRAND), 'no such brand in the list');
  });
  await claim('a PUT of a bad document is refused in words and changes nothing', async () => {
    const Problem = z.looseObject({ errors: z.array(z.object({ path: z.string(), message: z.string() })).min(1) });
    await askCare(proof, admin, path, Problem, { method: 'PUT', body: { ...brandDocument, timeZone: 'Moon/Tranquility' }, status: 422 });
  });
  await claim("the PUT subscribes the brand's address to the topic, for this brand only", async () =>
    expectThat(await followsOnlyItsBrand(proof), {}),
  );
  await claim('/health answers without credentials', async () => {
    const { body, status } = await ask(ministack, deployed.apiUrl, { path: '/health' });
    if (body.includes('"edition"')) throw new NotSupported('it answers this path of every host itself');
    expectThat(status === 200, body);
  });
  return admin;
};

/** The brands that somebody sees. */
export const brandsSeenBy = async (proof: Proof, caller: Credentials): Promise<string[]> =>
  (await askCare(proof, caller, '/brands', z.object({ items: z.array(z.looseObject({ brand: z.string() })) }))).items.map(({ brand }) => brand);

async function followsOnlyItsBrand({ cloud, deployed }: Proof): Promise<boolean> {
  const { Subscriptions = [] } = await cloud.sns.send(new ListSubscriptionsByTopicCommand({ TopicArn: deployed.topic }));
  const [subscription, ...more] = Subscriptions;
  expectThat(more.length === 0 && subscription?.Protocol === 'email' && subscription.Endpoint === 'press@example.com', Subscriptions);
  if (subscription.SubscriptionArn?.startsWith('arn:') !== true) throw new NotSupported('it shows no filter policy before the address is confirmed');
  const { Attributes = {} } = await cloud.sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: subscription.SubscriptionArn }));
  expectThat(Attributes['FilterPolicy'] === JSON.stringify({ brand: [BRAND] }), Attributes);
  return true;
}
