import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrandDocument } from '../../../core/brand.ts';
import { letterOfReport } from '../../../core/care-report/letter.ts';
import { careReportOf } from '../../../core/care-report/report.ts';
import { DAY, MINUTE } from '../../../core/time.ts';
import { createLocalAlerts, type LocalAlertsOptions } from '../../../local/alerts/local-alerts.ts';
import { someFacts } from '../../core/care-report/some-facts.ts';
import { anAlert, anIncident, aStep, OPENED } from '../../core/alert/an-alert.ts';
import { aNotice } from '../../core/notice/a-notice.ts';
import { aMailServer } from './a-mail-server.ts';
import { aWebhookReceiver } from '../../webhooks/a-webhook-receiver.ts';
import { InMemoryDeliveryLog } from './in-memory-delivery-log.ts';

let folder: string;
let ends: (() => Promise<void>)[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alerts-'));
  ends = [() => rm(folder, { recursive: true, force: true })];
});
afterEach(async () => {
  for (const end of ends.toReversed()) await end();
});

const settingsOf = (alerts: object): BrandDocument['alerts'] =>
  BrandDocument.parse({ brand: 'nordwind', name: 'Nordwind', accounts: [{ platform: 'x', account: 'a' }], alerts }).alerts;

/** Alerts on one machine with everything around them watched. */
const watched = (options: Partial<LocalAlertsOptions> = {}) => {
  const said: string[] = [];
  const logged: { level: string; event: string; facts: unknown }[] = [];
  const level = (name: string) => (event: string, facts: unknown) => void logged.push({ level: name, event, facts });
  const deliveryLog = new InMemoryDeliveryLog();
  const alerts = createLocalAlerts({
    folder: join(folder, 'alerts'),
    privateWebhooks: true,
    deliveryLog,
    now: () => Date.now(),
    log: { info: level('info'), warn: level('warn'), error: level('error') },
    announce: (line) => said.push(line),
    ...options,
  });
  return { alerts, said, logged, deliveryLog };
};

const mailServer = async (refused: readonly string[] = []) => {
  const server = await aMailServer(refused);
  ends.push(server.close);
  return server;
};

const receiver = async () => {
  const hook = await aWebhookReceiver();
  ends.push(hook.close);
  return hook;
};

describe('an alert with nowhere to go', () => {
  it('is written as one mail file that any mail program opens', async () => {
    const { alerts, said } = watched();
    expect(await alerts.publish(anAlert(), settingsOf({}))).toEqual({ failed: [] });
    const [name = '', ...others] = await readdir(join(folder, 'alerts'));
    expect(others).toEqual([]);
    expect(name).toMatch(/^20260310T130500Z-nordwind-[0-9a-f]{12}\.eml$/);
    expect(said).toEqual([`alert: CRITICAL: 68 % negative at Nordwind, 412 messages in 60 min\n       ${join(folder, 'alerts', name)}`]);
    const mail = await PostalMime.parse(await readFile(join(folder, 'alerts', name)));
    expect(mail.subject).toBe('CRITICAL: 68 % negative at Nordwind, 412 messages in 60 min');
    expect(mail.from).toMatchObject({ name: 'Groundswell', address: 'groundswell@localhost' });
    expect(mail.date).toBe(new Date(OPENED).toISOString());
    expect(mail.text).toContain('https://alerts.nordwind.example/acknowledge/token-1');
    expect(mail.html).toContain('href="https://alerts.nordwind.example/acknowledge/token-1"');
  });

  it('is for its owner to read only', async () => {
    await watched().alerts.publish(anAlert(), settingsOf({}));
    const [name = ''] = await readdir(join(folder, 'alerts'));
    expect((await stat(join(folder, 'alerts', name))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'alerts'))).mode & 0o777).toBe(0o700);
  });

  it('names the addresses it would have gone to', async () => {
    await watched().alerts.publish(anAlert(), settingsOf({ emails: ['ops@nordwind.example'] }));
    const [name = ''] = await readdir(join(folder, 'alerts'));
    expect((await PostalMime.parse(await readFile(join(folder, 'alerts', name)))).to).toMatchObject([{ address: 'ops@nordwind.example' }]);
  });

  it('is written and announced once, however often it is published', async () => {
    const { alerts, said } = watched();
    await alerts.publish(anAlert(), settingsOf({}));
    await alerts.publish(anAlert(), settingsOf({}));
    expect(said).toHaveLength(1);
    expect(await readdir(join(folder, 'alerts'))).toHaveLength(1);
  });

  it('replaces its own file when it was written but not marked before a crash', async () => {
    await watched().alerts.publish(anAlert(), settingsOf({}));
    await watched().alerts.publish(anAlert(), settingsOf({}));
    expect(await readdir(join(folder, 'alerts'))).toHaveLength(1);
  });

  it('stays within its folder, whatever a brand is called', async () => {
    const { alerts } = watched();
    await alerts.publish(anAlert({ brand: { brand: '../../x', name: 'X', timeZone: 'UTC' } }), settingsOf({}));
    expect(await readdir(join(folder, 'alerts'))).toEqual([expect.stringMatching(/^20260310T130500Z-______x-[0-9a-f]{12}\.eml$/)]);
  });

  it('is to be tried again when the folder cannot be used', async () => {
    await writeFile(join(folder, 'alerts'), 'a file where the folder should be');
    const { alerts, deliveryLog } = watched();
    expect(await alerts.publish(anAlert(), settingsOf({}))).toEqual({ failed: [{ destination: 'file', reason: 'file EEXIST' }] });
    expect(deliveryLog.marks.size).toBe(0);
  });
});

describe('an alert by mail', () => {
  const settings = settingsOf({ emails: ['a@nordwind.example', 'nobody@nordwind.example', 'c@nordwind.example'] });

  it('goes to each address in a mail of its own, in two forms, as one conversation of the incident', async () => {
    const server = await mailServer();
    const { alerts, said } = watched({ smtp: server.url, from: 'alerts@nordwind.example' });
    expect(await alerts.publish(anAlert(), settings)).toEqual({ failed: [] });
    await alerts.publish(anAlert({ id: 'incident-1-resolved', steps: ['resolved'] }), settings);
    expect(server.received).toHaveLength(6);
    expect(server.received.every(({ to }) => to.length === 1)).toBe(true);
    const mails = await Promise.all(server.received.map(({ raw }) => PostalMime.parse(raw)));
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(2);
    expect(mails[0]?.messageId).toMatch(/^<[0-9a-f]{32}@groundswell>$/);
    expect(new Set(mails.map(({ references }) => references)).size).toBe(1);
    expect(mails[0]?.from?.address).toBe('alerts@nordwind.example');
    expect(mails[0]?.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(mails[0]?.text).toContain('WHAT TO DO NOW');
    expect(mails[0]?.html).toContain('I take this: acknowledge');
    expect(said).toEqual([]);
  });

  it('reaches the others when one address is refused, and only the missing one when it is repeated', async () => {
    const server = await mailServer(['nobody@nordwind.example']);
    const { alerts } = watched({ smtp: server.url });
    const failed = [{ destination: 'mail:nobody@nordwind.example', reason: 'SMTP EENVELOPE 550' }];
    expect(await alerts.publish(anAlert(), settings)).toEqual({ failed });
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(['a@nordwind.example', 'c@nordwind.example']);
    expect(await alerts.publish(anAlert(), settings)).toEqual({ failed });
    expect(server.received).toHaveLength(2);
  });

  it('is no file instead when the relay cannot be reached', async () => {
    const server = await aMailServer();
    await server.close();
    const { alerts, said } = watched({ smtp: server.url });
    const { failed } = await alerts.publish(anAlert(), settings);
    expect(failed.map(({ reason }) => reason)).toEqual(['SMTP ESOCKET', 'SMTP ESOCKET', 'SMTP ESOCKET']);
    expect(said).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('is given up after a day, loudly', async () => {
    const server = await aMailServer();
    await server.close();
    let now = OPENED;
    const { alerts, logged } = watched({ smtp: server.url, now: () => now });
    const one = settingsOf({ emails: ['a@nordwind.example'] });
    await alerts.publish(anAlert(), one);
    now = OPENED + DAY - 1;
    expect((await alerts.publish(anAlert(), one)).failed).toHaveLength(1);
    now = OPENED + DAY;
    expect((await alerts.publish(anAlert(), one)).failed).toEqual([]);
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'alert given up after a day' }));
  });
});

describe('the second contact on one machine', () => {
  it('is mailed when nobody has acknowledged, beside everybody else, and again when it is over', async () => {
    const server = await mailServer();
    const { alerts } = watched({ smtp: server.url });
    const settings = settingsOf({ emails: ['first@nordwind.example'], escalateTo: ['second@nordwind.example'] });
    const incident = anIncident({ alerts: [aStep('opened'), aStep('second-contact', 8)] });
    const mailed = async (step: string): Promise<string[]> => {
      server.received.length = 0;
      await alerts.publish(anAlert({ id: `incident-1-${step}`, steps: [step], incident }), settings);
      return server.received.flatMap(({ to }) => to).toSorted();
    };
    expect(await mailed('opened')).toEqual(['first@nordwind.example']);
    expect(await mailed('second-contact')).toEqual(['first@nordwind.example', 'second@nordwind.example']);
    expect(await mailed('reminder-1')).toEqual(['first@nordwind.example']);
    expect(await mailed('resolved')).toEqual(['first@nordwind.example', 'second@nordwind.example']);
  });
});

describe('a notice on one machine', () => {
  it('goes to operations by mail, and to nobody else', async () => {
    const [server, hook] = [await mailServer(), await receiver()];
    const { alerts, said } = watched({ smtp: server.url });
    const settings = settingsOf({
      emails: ['all@nordwind.example'],
      operations: ['ops@nordwind.example'],
      webhooks: [{ url: hook.url, secret: 'a secret' }],
    });
    expect(await alerts.send(aNotice(), settings)).toEqual({ failed: [] });
    expect(server.received.map(({ to }) => to)).toEqual([['ops@nordwind.example']]);
    const mail = await PostalMime.parse(server.received[0]?.raw ?? '');
    expect(mail.subject).toBe('SILENCE: Nothing has come from the X account of Nordwind for 3 h');
    expect(mail.headers.find(({ key }) => key === 'x-groundswell-notice')?.value).toBe('silence');
    expect([hook.received, said]).toEqual([[], []]);
  });

  it('is a mail file and a line on the screen when nobody is named', async () => {
    const server = await mailServer();
    const { alerts, said } = watched({ smtp: server.url });
    expect(await alerts.send(aNotice(), settingsOf({ emails: ['all@nordwind.example'] }))).toEqual({ failed: [] });
    await alerts.send(aNotice(), settingsOf({}));
    const [name = '', ...others] = await readdir(join(folder, 'alerts'));
    expect(others).toEqual([]);
    expect(said).toEqual([`notice: SILENCE: Nothing has come from the X account of Nordwind for 3 h\n       ${join(folder, 'alerts', name)}`]);
    expect(server.received).toEqual([]);
  });

  it('goes to everybody who gets alerts when it is the digest', async () => {
    const [server, hook] = [await mailServer(), await receiver()];
    const { alerts } = watched({ smtp: server.url });
    const settings = settingsOf({
      emails: ['all@nordwind.example'],
      operations: ['ops@nordwind.example'],
      webhooks: [{ url: hook.url, secret: 'a secret' }],
    });
    expect(await alerts.send(aNotice({ kind: 'digest' }), settings)).toEqual({ failed: [] });
    expect(server.received.map(({ to }) => to)).toEqual([['all@nordwind.example']]);
    expect(JSON.parse(hook.received[0]?.body ?? '')).toMatchObject({ type: 'notice.digest' });
  });
});

describe('a report on one machine', () => {
  const letter = letterOfReport(careReportOf(someFacts('week')));

  it('goes to its addresses in a mail of its own each, in two forms', async () => {
    const server = await mailServer();
    const { alerts } = watched({ smtp: server.url });
    expect(await alerts.mail(letter.id, ['ada@nettlecup.example', 'ben@nettlecup.example'], async () => letter)).toEqual({ failed: [] });
    expect(server.received.flatMap(({ to }) => to).toSorted()).toEqual(['ada@nettlecup.example', 'ben@nettlecup.example']);
    const mail = await PostalMime.parse(server.received[0]?.raw ?? '');
    expect(mail.subject).toBe('REPORT: Nettlecup, the week from Mon 9 Mar to Sun 15 Mar 2026: 56 messages, 38 % negative');
    expect(mail.headers.find(({ key }) => key === 'x-groundswell-report')?.value).toBe('week');
    expect([mail.text, mail.html].map((form) => form?.includes('kettle lid'))).toEqual([true, true]);
  });

  it('is one mail file where no relay is set', async () => {
    const { alerts, said } = watched();
    await alerts.mail(letter.id, ['ada@nettlecup.example'], async () => letter);
    await alerts.mail(letter.id, ['ada@nettlecup.example'], async () => letter);
    expect(await readdir(join(folder, 'alerts'))).toHaveLength(1);
    expect(said).toMatchObject([expect.stringMatching(/^report: REPORT: Nettlecup/)]);
  });
});

describe('an alert by webhook and mail', () => {
  it('goes to both, and a repetition only to the one that failed', async () => {
    const [server, hook] = [await mailServer(), await receiver()];
    const settings = settingsOf({ emails: ['a@nordwind.example'], webhooks: [{ url: hook.url, secret: 'a secret' }] });
    let now = Date.now();
    const { alerts } = watched({ smtp: server.url, now: () => now });
    hook.answer.status = 500;
    expect((await alerts.publish(anAlert(), settings)).failed).toMatchObject([{ reason: 'webhook answered 500' }]);
    hook.answer.status = 204;
    now += MINUTE;
    expect((await alerts.publish(anAlert(), settings)).failed).toEqual([]);
    expect((await alerts.publish(anAlert(), settings)).failed).toEqual([]);
    expect([server.received.length, hook.received.length]).toEqual([1, 2]);
  });

  it('says in the log that addresses get nothing while no relay is set', async () => {
    const hook = await receiver();
    const { alerts, logged, said } = watched();
    await alerts.publish(anAlert(), settingsOf({ emails: ['a@nordwind.example'], webhooks: [{ url: hook.url, secret: 'a secret' }] }));
    expect(logged).toContainEqual({ level: 'warn', event: 'alert not mailed: no SMTP relay is set', facts: { addresses: 1 } });
    expect(said).toEqual([]);
    expect(hook.received).toHaveLength(1);
  });

  it('asks a webhook that is gone never again, and says at each alert who got none', async () => {
    const hook = await receiver();
    hook.answer.status = 410;
    const { alerts, logged } = watched();
    const settings = settingsOf({ webhooks: [{ url: hook.url, secret: 'a secret' }] });
    expect((await alerts.publish(anAlert(), settings)).failed).toEqual([]);
    await alerts.publish(anAlert({ id: 'incident-2-opened', incident: anIncident({ id: 'incident-2' }) }), settings);
    expect(logged.map(({ event }) => event)).toEqual(['destination wants no more alerts', 'destination wants no more alerts']);
    expect(hook.received).toHaveLength(1);
  });

  it('puts neither a secret nor a text of a customer into the log', async () => {
    const hook = await receiver();
    hook.answer.status = 500;
    const { alerts, logged } = watched();
    const { failed } = await alerts.publish(anAlert(), settingsOf({ webhooks: [{ url: `${hook.url}?key=secret-path`, secret: 'a secret' }] }));
    expect(failed).toHaveLength(1);
    expect(JSON.stringify([logged, failed])).not.toMatch(/secret|Altona|token-1/);
  });
});
