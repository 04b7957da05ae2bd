import { beforeEach, describe, expect, it } from 'vitest';
import { DELIVERED, failed, GONE, type Outcome } from '../../core/alert/outcome.ts';
import { BrandDocument } from '../../core/brand.ts';
import { letterOfNotice } from '../../core/notice/letter.ts';
import type { Audience } from '../../core/notice.ts';
import { DAY, HOUR, MINUTE, SECOND, type Time } from '../../core/time.ts';
import { alertDestinations } from '../../lambdas/adapters/alert-destinations.ts';
import type { DeliveryLog, Destination } from '../../lambdas/alert-ports.ts';
import { createAlerts } from '../../lambdas/publish-alert.ts';
import { sendNotice } from '../../lambdas/send-notice.ts';
import { anAlert, anIncident, aStep, OPENED } from '../core/alert/an-alert.ts';
import { InMemoryDeliveryLog } from '../local/alerts/in-memory-delivery-log.ts';
import { aNotice } from '../core/notice/a-notice.ts';
import { inMemoryLog } from '../in-memory-ports.ts';

const settings = (alerts: object = {}): BrandDocument['alerts'] =>
  BrandDocument.parse({ brand: 'nordwind', name: 'Nordwind', accounts: [{ platform: 'x', account: 'a' }], alerts }).alerts;

let now: Time;
let calls: string[];
let outcomes: Record<string, Outcome>;
let logged: { level: string; event: string; facts: object | undefined }[];
beforeEach(() => {
  now = OPENED + 2 * SECOND;
  calls = [];
  outcomes = {};
  logged = [];
});

const destination = (name: string): Destination => ({
  name,
  deliver: async () => {
    calls.push(name);
    return outcomes[name] ?? DELIVERED;
  },
});

const level = (name: string) => (event: string, facts?: object) => void logged.push({ level: name, event, facts });
const log = { info: level('info'), warn: level('warn'), error: level('error') };

const inMemory = (): DeliveryLog => new InMemoryDeliveryLog();

const published = (names: readonly string[], deliveryLog = inMemory()) =>
  createAlerts({ destinationsOf: () => names.map(destination), deliveryLog, now: () => now, log });

describe('publishing an alert', () => {
  it('reaches every destination once, however often it is repeated', async () => {
    const alerts = published(['topic', 'hook']);
    expect(await alerts.publish(anAlert(), settings())).toEqual({ failed: [] });
    expect(await alerts.publish(anAlert(), settings())).toEqual({ failed: [] });
    expect(calls).toEqual(['topic', 'hook']);
  });

  it('reaches in another process only those still missing', async () => {
    const deliveryLog = inMemory();
    outcomes['hook'] = failed('no answer');
    expect(await published(['topic', 'hook'], deliveryLog).publish(anAlert(), settings())).toEqual({
      failed: [{ destination: 'hook', reason: 'no answer' }],
    });
    outcomes = {};
    expect(await published(['topic', 'hook'], deliveryLog).publish(anAlert(), settings())).toEqual({ failed: [] });
    expect(calls).toEqual(['topic', 'hook', 'hook']);
  });

  it('gives a destination up for this alert when it has failed for a day, whichever process sees it', async () => {
    const deliveryLog = inMemory();
    const alone = () =>
      createAlerts({
        destinationsOf: (_settings, audience) => [destination(audience === 'operations' ? 'ops' : 'hook')],
        deliveryLog,
        now: () => now,
        log,
      });
    outcomes['hook'] = failed('no answer');
    const first = now;
    await alone().publish(anAlert(), settings());
    now = first + DAY - 1;
    expect((await alone().publish(anAlert(), settings())).failed).toHaveLength(1);
    now = first + DAY;
    expect((await alone().publish(anAlert(), settings())).failed).toEqual([]);
    expect(logged).toContainEqual(expect.objectContaining({ level: 'error', event: 'alert given up after a day' }));
    expect(calls.at(-1)).toBe('ops');
  });

  it('asks who wants no more alerts never again, and says so', async () => {
    outcomes['hook'] = GONE;
    const alerts = published(['hook']);
    await alerts.publish(anAlert(), settings());
    await alerts.publish(anAlert({ id: 'incident-1-resolved' }), settings());
    expect(calls).toEqual(['hook']);
    expect(logged.map(({ event }) => event)).toEqual(['destination wants no more alerts', 'destination wants no more alerts']);
  });

  it('says how many seconds it took', async () => {
    await published(['topic']).publish(anAlert(), settings());
    expect(logged).toEqual([
      {
        level: 'info',
        event: 'alert delivered',
        facts: { alert: 'incident-1-opened', brand: 'nordwind', destination: 'topic', seconds: 2 },
      },
    ]);
  });

  it('takes no time of an alert that was decided on the clock of a replay', async () => {
    now = OPENED + 400 * DAY;
    await published(['topic']).publish(anAlert(), settings());
    expect(logged[0]?.facts).not.toHaveProperty('seconds');
  });

  it('does not count the time in which later news was gathered', async () => {
    const reminder = { ...aStep('reminder-1', 30), dueAt: OPENED + 40 * MINUTE };
    now = OPENED + 41 * MINUTE;
    const incident = anIncident({ alerts: [aStep('opened'), reminder] });
    await published(['topic']).publish(anAlert({ incident, steps: ['reminder-1'] }), settings());
    expect(logged[0]?.facts).toMatchObject({ seconds: 60 });
  });
});

describe('a webhook', () => {
  it.each([
    ['that asks for nothing else', {}, ['https://hooks.example/a']],
    ['that asks for incidents, too', { events: ['incident', 'conversation'] }, ['https://hooks.example/a']],
    ['that asks for conversations alone', { events: ['conversation'] }, []],
  ])('%s hears of incidents as it asks', async (_name, asking, heard) => {
    const asked: string[] = [];
    const destinationsOf = ({ webhooks }: BrandDocument['alerts']): readonly Destination[] => {
      asked.push(...webhooks.map(({ url }) => url));
      return [];
    };
    const hook = { url: 'https://hooks.example/a', secret: 'whsec_c2FsdA==', ...asking };
    await createAlerts({ destinationsOf, deliveryLog: inMemory(), now: () => now, log }).publish(anAlert(), settings({ webhooks: [hook] }));
    expect(asked).toEqual(heard);
  });
});

describe('a webhook that fails', () => {
  const hook: Destination = { ...destination('hook'), backsOff: true };
  const ops = destination('ops');
  const sender = (deliveryLog: DeliveryLog) =>
    createAlerts({ destinationsOf: (_settings, audience) => (audience === 'operations' ? [ops] : [hook]), deliveryLog, now: () => now, log });

  it('is tried ever more rarely, and given up after a day, which operations learn once', async () => {
    outcomes['hook'] = failed('webhook answered 500');
    const alerts = sender(inMemory());
    const [start, tried]: [Time, Time[]] = [now, []];
    for (let left = 1; left > 0; now += MINUTE) {
      calls = [];
      left = (await alerts.publish(anAlert(), settings())).failed.length;
      if (calls.includes('hook')) tried.push(now - start);
    }
    expect(tried.length).toBeGreaterThan(24);
    expect(tried.length).toBeLessThan(120);
    expect(tried.filter((time) => time < 4 * MINUTE).length).toBeGreaterThanOrEqual(2);
    expect(tried.at(-1)).toBeGreaterThanOrEqual(DAY);
    expect(calls).toEqual(['hook', 'ops']);
  });

  it('is not given up before operations have learned it', async () => {
    Object.assign(outcomes, { hook: failed('webhook answered 500'), ops: failed('no relay') });
    const alerts = sender(inMemory());
    await alerts.publish(anAlert(), settings());
    now += DAY + 2 * MINUTE;
    expect((await alerts.publish(anAlert(), settings())).failed).toHaveLength(1);
    outcomes['ops'] = DELIVERED;
    now += 2 * HOUR;
    expect((await alerts.publish(anAlert(), settings())).failed).toEqual([]);
  });

  it('is disabled after three days, told once, tried once a day, and enabled by the first answer', async () => {
    outcomes['hook'] = failed('webhook answered 500');
    const alerts = sender(inMemory());
    const publish = async (id: string): Promise<string[]> => {
      calls = [];
      await alerts.publish(anAlert({ id }), settings());
      return calls;
    };
    expect(await publish('first')).toEqual(['hook']);
    now += 3 * DAY;
    expect(await publish('second')).toEqual(['hook']);
    expect(await publish('second')).toEqual(['ops']);
    expect(await publish('third')).toEqual([]);
    now += DAY;
    outcomes['hook'] = DELIVERED;
    expect(await publish('fourth')).toEqual(['hook']);
    expect(await publish('fifth')).toEqual(['hook']);
  });
});

describe('a notice', () => {
  it('goes by its id to whoever has not had it yet, and is told apart from alerts in the log', async () => {
    const deliveryLog = inMemory();
    outcomes['hook'] = failed('no answer');
    expect(await published(['topic', 'hook'], deliveryLog).send(aNotice(), settings())).toEqual({
      failed: [{ destination: 'hook', reason: 'no answer' }],
    });
    outcomes = {};
    expect(await published(['topic', 'hook'], deliveryLog).send(aNotice(), settings())).toEqual({ failed: [] });
    expect(calls).toEqual(['topic', 'hook', 'hook']);
    expect(logged[0]).toMatchObject({ event: 'notice delivered', facts: { notice: 'silence-nordwind-1', brand: 'nordwind', destination: 'topic' } });
  });

  it('says that somebody is missing, and fails nobody who sends one', async () => {
    const log = inMemoryLog();
    outcomes['hook'] = failed('no answer');
    expect(await sendNotice({ notices: published(['hook']), log }, aNotice())).toBe(false);
    const broken = { send: () => Promise.reject(new TypeError('no table')), mail: () => Promise.reject(new TypeError('no table')) };
    expect(await sendNotice({ notices: broken, log }, aNotice())).toBe(false);
    expect(log.lines.map(({ facts }) => facts)).toEqual([
      { notice: 'silence-nordwind-1', destination: 'hook', reason: 'no answer' },
      { notice: 'silence-nordwind-1', destination: 'every destination', reason: 'TypeError: no table' },
    ]);
    outcomes = {};
    expect(await sendNotice({ notices: published(['hook']), log }, aNotice())).toBe(true);
  });
});

describe('a letter for certain addresses', () => {
  const letter = { ...letterOfNotice(aNotice()), what: 'report' as const, id: 'report-day-nordwind-2026-03-09' };
  const everywhere = (deliveryLog = inMemory()) =>
    createAlerts({
      destinationsOf: alertDestinations({
        topic: destination('topic'),
        mail: (emails) => emails.map(destination),
        webhook: ({ url }) => destination(url),
        log,
      }),
      deliveryLog,
      now: () => now,
      log,
    });

  let written = 0;
  const mailed = (alerts: ReturnType<typeof everywhere>) =>
    alerts.mail(letter.id, ['a@nordwind.example', 'b@nordwind.example'], async () => {
      written += 1;
      return letter;
    });
  beforeEach(() => {
    written = 0;
  });

  it('goes to them by mail once each, and nowhere else', async () => {
    const alerts = everywhere();
    expect(await mailed(alerts)).toEqual({ failed: [] });
    expect(await mailed(alerts)).toEqual({ failed: [] });
    expect(calls).toEqual(['a@nordwind.example', 'b@nordwind.example']);
    expect(written).toBe(1);
    expect(logged[0]).toMatchObject({ event: 'report delivered', facts: { report: 'report-day-nordwind-2026-03-09' } });
  });

  it('is not sent when there is nothing to write', async () => {
    expect(await everywhere().mail(letter.id, ['a@nordwind.example'], async () => undefined)).toEqual({ failed: [] });
    expect(calls).toEqual([]);
  });

  it('names those that it did not reach', async () => {
    outcomes['b@nordwind.example'] = failed('refused');
    expect(await mailed(everywhere())).toEqual({
      failed: [{ destination: 'b@nordwind.example', reason: 'refused' }],
    });
  });
});

describe('where notices go on AWS', () => {
  const log = inMemoryLog();
  const destinationsOf = (mail: boolean) =>
    alertDestinations({
      topic: destination('topic'),
      mail: (emails) => (mail ? emails.map(destination) : []),
      webhook: ({ url }) => destination(url),
      log,
    });
  const everything = settings({
    emails: ['all@nordwind.example'],
    operations: ['ops@nordwind.example'],
    webhooks: [{ url: 'https://a.example/hook', secret: 'a' }],
  });

  it('is operations by mail, and never the topic', () => {
    expect(destinationsOf(true)(everything, 'operations').map(({ name }) => name)).toEqual(['ops@nordwind.example']);
  });

  it.each([
    ['no mail can be sent', false, everything],
    ['nobody is named', true, settings()],
  ])('is a warning in the log when %s', async (_name, mail, alerts) => {
    log.lines.length = 0;
    const [only, ...others] = destinationsOf(mail)(alerts, 'operations');
    expect([only?.name, others]).toEqual(['log', []]);
    expect(await only?.deliver(letterOfNotice(aNotice()))).toEqual(DELIVERED);
    expect(log.lines).toEqual([
      {
        level: 'warn',
        event: 'notice',
        facts: { notice: 'silence-nordwind-1', brand: 'nordwind', subject: 'SILENCE: Nothing has come from the X account of Nordwind for 3 h' },
      },
    ]);
  });
});

describe('the second contact on AWS', () => {
  const log = inMemoryLog();
  const names = (mail: boolean, audience: Audience): string[] =>
    alertDestinations({
      topic: destination('topic'),
      mail: (emails) => (mail ? emails.map(destination) : []),
      webhook: ({ url }) => destination(url),
      log,
    })(settings({ emails: ['all@nordwind.example'], escalateTo: ['second@nordwind.example'] }), audience).map(({ name }) => name);

  it('is mailed beside everybody when it is called, and only then', () => {
    expect(names(true, 'second-contact')).toEqual(['topic', 'all@nordwind.example', 'second@nordwind.example']);
    expect(names(true, 'everybody')).toEqual(['topic', 'all@nordwind.example']);
    expect(log.lines).toEqual([]);
  });

  it('cannot be mailed where no sender is set, which the log says', () => {
    expect(names(false, 'second-contact')).toEqual(['topic']);
    expect(log.lines).toEqual([{ level: 'warn', event: 'second contact not mailed: no sender is set', facts: { addresses: 1 } }]);
  });
});

describe('the destinations of a brand on AWS', () => {
  it('are the topic, its addresses where mails are ours to send, and each webhook once', () => {
    const destinationsOf = alertDestinations({
      topic: destination('topic'),
      mail: (emails) => emails.map(destination),
      webhook: ({ url, secret }) => destination(`${url} ${secret}`),
      log: inMemoryLog(),
    });
    const hooks = [
      { url: 'https://a.example/hook', secret: 'old' },
      { url: 'https://b.example/hook', secret: 'b' },
      { url: 'https://a.example/hook', secret: 'new' },
    ];
    const names = destinationsOf(settings({ emails: ['ops@nordwind.example'], webhooks: hooks }), 'everybody').map(({ name }) => name);
    expect(names).toEqual(['topic', 'ops@nordwind.example', 'https://a.example/hook new', 'https://b.example/hook b']);
    expect(destinationsOf(settings(), 'everybody').map(({ name }) => name)).toEqual(['topic']);
  });
});
