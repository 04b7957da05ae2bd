import { SESv2Client } from '@aws-sdk/client-sesv2';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMail } from '../../../lambdas/adapters/ses-mail.ts';
import { aLetter, anIncident } from '../../core/alert/an-alert.ts';
import { clientSettings } from '../../stand-ins/client-settings.ts';
import { startSes, type Ses } from '../../stand-ins/ses.ts';

let ses: Ses;
let client: SESv2Client;
let turns: number;
beforeEach(async () => {
  turns = 0;
  ses = await startSes();
  client = new SESv2Client(clientSettings(ses.url));
});
afterEach(async () => {
  client.destroy();
  await ses.close();
});

const rate = { turn: async () => (turns += 1) < 100 };
const mailTo = (emails: readonly string[], sender = 'alerts@nordwind.example') => createMail({ client, sender, rate })(emails);
const headersOf = (number: number) =>
  Object.fromEntries(ses.sent[number]?.Content.Simple.Headers.map(({ Name, Value }) => [Name.toLowerCase(), Value]) ?? []);

describe('an alert by mail through SES', () => {
  it('goes to each address in a mail of its own, in two forms', async () => {
    const destinations = mailTo(['a@nordwind.example', 'b@nordwind.example', 'a@nordwind.example']);
    expect(destinations.map(({ name }) => name)).toEqual(['mail:a@nordwind.example', 'mail:b@nordwind.example']);
    for (const { deliver } of destinations) expect(await deliver(aLetter())).toEqual({ kind: 'delivered' });
    expect(ses.sent.map(({ Destination }) => Destination.ToAddresses)).toEqual([['a@nordwind.example'], ['b@nordwind.example']]);
    const { FromEmailAddress, Content } = ses.sent[0] ?? {};
    expect(FromEmailAddress).toBe('Groundswell <alerts@nordwind.example>');
    expect(Content?.Simple.Subject.Data).toBe('CRITICAL: 68 % negative at Nordwind, 412 messages in 60 min');
    expect(Content?.Simple.Body.Text.Data).toContain('WHAT TO DO NOW');
    expect(Content?.Simple.Body.Html.Data).toContain('I take this: acknowledge');
  });

  it('names its alert and stands among the mails of its incident', async () => {
    const [destination] = mailTo(['a@nordwind.example']);
    await destination?.deliver(aLetter());
    await destination?.deliver(aLetter({ id: 'incident-1-resolved', steps: ['resolved'], incident: anIncident({ state: 'resolved' }) }));
    const [first, last] = [headersOf(0), headersOf(1)];
    expect(first).toMatchObject({ 'x-groundswell-alert-id': 'incident-1-opened', 'auto-submitted': 'auto-generated', importance: 'high' });
    expect(last).toMatchObject({ 'x-groundswell-alert-id': 'incident-1-resolved' });
    expect(last['importance']).toBeUndefined();
    expect(first['references']).toMatch(/^<[0-9a-f]{32}@groundswell>$/);
    expect([last['references'], last['in-reply-to']]).toEqual([first['references'], first['references']]);
  });

  it('comes from whom the sender says, by name where one is given', async () => {
    await mailTo(['a@nordwind.example'], 'Nordwind watch <alerts@nordwind.example>')[0]?.deliver(aLetter());
    expect(ses.sent[0]?.FromEmailAddress).toBe('Nordwind watch <alerts@nordwind.example>');
  });

  it('reaches the others when one address is refused', async () => {
    ses.refuse('nobody@nordwind.example');
    const outcomes = await Promise.all(mailTo(['nobody@nordwind.example', 'b@nordwind.example']).map(({ deliver }) => deliver(aLetter())));
    expect(outcomes).toEqual([{ kind: 'failed', reason: 'SES MessageRejected' }, { kind: 'delivered' }]);
  });

  it('is to be tried again when SES finds us too fast, and takes a turn for each attempt', async () => {
    const [destination] = mailTo(['a@nordwind.example']);
    ses.throttle(1);
    expect(await destination?.deliver(aLetter())).toEqual({ kind: 'failed', reason: 'SES TooManyRequestsException' });
    expect(await destination?.deliver(aLetter())).toEqual({ kind: 'delivered' });
    expect(turns).toBe(2);
  });

  it('is not sent when it is not its turn for too long', async () => {
    turns = 100;
    expect(await mailTo(['a@nordwind.example'])[0]?.deliver(aLetter())).toEqual({ kind: 'failed', reason: 'SES: too many mails at once' });
    expect(ses.sent).toEqual([]);
  });

  it('goes to nobody where no sender is set: the topic mails them', () => expect(mailTo(['a@nordwind.example'], 'none')).toEqual([]));
});
