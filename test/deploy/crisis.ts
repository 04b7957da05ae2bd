import { setTimeout as wait } from 'node:timers/promises';
import { SubscribeCommand } from '@aws-sdk/client-sns';
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { AlertJson } from '../../core/alert/json.ts';
import { until } from './checks.ts';
import { BRAND, flood, FLOOD } from './posts.ts';
import { askCare, deliver, expectStatus, expectThat, type Proof } from './proof.ts';
import { ask } from './requests.ts';
import type { Credentials } from './sigv4.ts';

const Incidents = z.object({ items: z.array(z.looseObject({ id: z.string(), brand: z.string(), state: z.string(), severity: z.string() })) });
const attribute = z.object({ Value: z.string() });
/** What SNS puts into a queue that has subscribed. */
const Notification = z.object({
  Subject: z.string(),
  Message: z.string(),
  MessageAttributes: z.object({ id: attribute, brand: attribute, severity: attribute, kind: attribute, state: attribute }),
});
type Notification = z.output<typeof Notification>;

/** In seconds. A brand that was looked at a moment ago is looked at again by the next sweep, each minute. */
const TWO_SWEEPS = 120;
/** In milliseconds. A second alert would follow the first within the moment that an assessment takes. */
const QUIET = 4_000;

/** A flood of angry posts, and what becomes of it. */
export const proveCrisis = async (proof: Proof, admin: Credentials): Promise<void> => {
  const { claim } = proof;
  const queue = await aSubscriber(proof);
  await claim(`${FLOOD} angry posts of as many people, in signed deliveries of ten, are taken`, async () => {
    for (const delivery of flood(new Date())) expectStatus(await deliver(proof, 'standard', delivery), 200);
  });
  const incident = await claim('they become one incident', async () => {
    const { items } = await until(
      'the incident',
      async () => {
        const page = await askCare(proof, admin, `/brands/${BRAND}/incidents`, Incidents);
        return page.items.length > 0 ? page : undefined;
      },
      TWO_SWEEPS,
    );
    const [opened, ...more] = items;
    expectThat(opened?.state === 'open' && opened.severity === 'serious' && more.length === 0, items);
    return opened.id;
  });
  const alert = await claim('a queue that has subscribed to the topic gets one alert, with the attributes to filter by', async () => {
    const first = await until('the alert', async () => (await received(proof, queue))[0]);
    await wait(QUIET);
    expectThat((await received(proof, queue)).length === 0, 'a second alert');
    const { brand, severity, kind, state } = first.MessageAttributes;
    expectThat(brand.Value === BRAND && severity.Value === 'serious' && kind.Value === 'crisis' && state.Value === 'open', first);
    const json = AlertJson.parse(JSON.parse(first.Message));
    expectThat(json.incident.id === incident && first.Subject.startsWith('SERIOUS') && first.Subject.length < 100, first);
    expectThat(json.driving.length > 0 && json.driving.every(({ brand }) => brand === BRAND), json.driving);
    return json;
  });
  await proveAcknowledgement(proof, admin, incident, alert?.acknowledgeUrl);
};

async function proveAcknowledgement(proof: Proof, admin: Credentials, incident = '', link = ''): Promise<void> {
  const { claim, ministack } = proof;
  const shown = () => askCare(proof, admin, `/incidents/${incident}`, z.looseObject({ state: z.string() }));
  const page = async (method: string): Promise<void> => {
    expectThat(URL.canParse(link), `the link "${link}"`);
    const answer = await ask(ministack, link, { method, path: new URL(link).pathname });
    expectStatus(answer, 200);
    expectThat(String(answer.headers['content-type']).startsWith('text/html') && answer.body.includes('Harbour Line'), answer);
  };
  await claim("the alert's link shows the incident to whoever opens it, and changes nothing", async () => {
    await page('GET');
    expectThat((await shown()).state === 'open', 'another state');
  });
  await claim('the button of that page acknowledges it', async () => {
    await page('POST');
    expectThat((await shown()).state === 'acknowledged', 'another state');
  });
  await claim('a link that was changed by one letter is refused', async () => {
    const { pathname } = new URL(link);
    const changed = `${pathname.slice(0, -1)}${pathname.endsWith('A') ? 'B' : 'A'}`;
    expectStatus(await ask(ministack, link, { path: changed }), 401);
  });
}

/** A queue that has subscribed to the alerts. */
async function aSubscriber({ cloud: { sqs, sns }, deployed }: Proof): Promise<string> {
  const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: 'alerts-of-the-proof' }));
  const { Attributes = {} } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const Resource = Attributes.QueueArn ?? '';
  const statement = { Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Action: 'sqs:SendMessage', Resource };
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
  await sns.send(new SubscribeCommand({ TopicArn: deployed.topic, Protocol: 'sqs', Endpoint: Resource }));
  return QueueUrl;
}

/** What waits in the queue, and then waits no more. */
async function received({ cloud: { sqs } }: Proof, QueueUrl: string): Promise<Notification[]> {
  const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }));
  for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
  return Messages.map(({ Body = '' }) => Notification.parse(JSON.parse(Body)));
}
