import { describe, expect, it } from 'vitest';
import { signAcknowledgeToken } from '../../../core/alert/acknowledge-token.ts';
import type { Incident } from '../../../core/incident.ts';
import { MINUTE } from '../../../core/time.ts';
import { createHandler } from '../../../lambdas/acknowledge/handler.ts';
import type { AuditEntry } from '../../../lambdas/care-ports.ts';
import type { ApiEvent, Versioned } from '../../../lambdas/ports.ts';
import { anIncident, OPENED } from '../../core/alert/an-alert.ts';
import { call, pageRequest } from './page-request.ts';

const KEY = 'a link key';
const NOW = OPENED + 4 * MINUTE;
const EXPIRES = OPENED + 60 * MINUTE;
const good = signAcknowledgeToken({ incident: 'incident-1', expires: EXPIRES }, KEY);

interface World {
  readonly incident?: Incident;
  readonly races?: number;
  readonly now?: number;
  /** So many times noting fails first. */
  readonly unnoted?: number;
}

/** One stored incident, behind the real version check. `races` saves are lost to somebody else first. */
const aWorld = ({ incident = anIncident(), races = 0, now = NOW, unnoted = 0 }: World = {}) => {
  const noted: AuditEntry[] = [];
  let failures = unnoted;
  let stored: Versioned<Incident> = { value: incident, version: 1 };
  let lost = 0;
  const logged: string[] = [];
  const handler = createHandler({
    incidents: {
      load: async (id) => (id === stored.value.id ? stored : undefined),
      save: async ({ value, version }) => {
        if (lost < races) {
          lost += 1;
          stored = { value: { ...stored.value, steppedTo: OPENED + lost * MINUTE }, version: stored.version + 1 };
        }
        if (version !== stored.version) return false;
        stored = { value, version: version + 1 };
        return true;
      },
    },
    brands: { load: async () => undefined },
    watches: { load: async () => undefined },
    audit: {
      note: async (_brand, entry) => {
        failures -= 1;
        if (failures >= 0) throw new Error('the store is away');
        noted.push(entry);
      },
    },
    links: { keys: async () => ['a newer key', KEY] },
    log: { info: (event) => logged.push(event), warn: (event) => logged.push(event), error: (event) => logged.push(event) },
    now: () => now,
  });
  return { ask: (event: ApiEvent) => call(handler, event), stored: () => stored, logged, noted };
};

const request = (method: string, token = good): ApiEvent => pageRequest(method, token);

describe('the acknowledge handler', () => {
  it('shows and changes nothing on GET, since mail scanners open links', async () => {
    const world = aWorld();
    const { statusCode, body } = await world.ask(request('GET'));
    expect(statusCode).toBe(200);
    expect(body).toContain('<form method="post">');
    expect(world.stored()).toEqual({ value: anIncident(), version: 1 });
  });

  it('acknowledges on POST', async () => {
    const world = aWorld();
    const { statusCode, body } = await world.ask(request('POST'));
    expect(statusCode).toBe(200);
    expect(body).toContain('Acknowledged');
    expect(world.stored().value).toMatchObject({ state: 'acknowledged', acknowledgedAt: NOW });
    expect(world.logged).toEqual(['incident acknowledged']);
  });

  it('keeps the first acknowledgement when posted again', async () => {
    const world = aWorld({ incident: anIncident({ state: 'acknowledged', acknowledgedAt: OPENED + MINUTE, acknowledgedBy: 'jo' }) });
    const { statusCode, body } = await world.ask(request('POST'));
    expect(statusCode).toBe(200);
    expect(body).toContain('by jo');
    expect(world.stored().version).toBe(1);
  });

  it('notes who acknowledged, and again when it could not be noted', async () => {
    const world = aWorld({ unnoted: 1 });
    const { statusCode, body } = await world.ask(request('POST'));
    expect(statusCode).toBe(503);
    expect(body).toContain('could not be noted');
    expect((await world.ask(request('POST'))).statusCode).toBe(200);
    expect(world.noted).toMatchObject([{ at: NOW, by: 'the link of an alert', action: 'acknowledge', subject: 'incident-1' }]);
  });

  it('acknowledges on the newest version when the incident moves at the same moment', async () => {
    const world = aWorld({ races: 3 });
    expect((await world.ask(request('POST'))).statusCode).toBe(200);
    expect(world.stored().value).toMatchObject({ state: 'acknowledged', steppedTo: OPENED + 3 * MINUTE });
  });

  it('asks to try again when it loses every race, and changes nothing', async () => {
    const world = aWorld({ races: 1_000 });
    expect((await world.ask(request('POST'))).statusCode).toBe(503);
    expect(world.stored().value.state).toBe('open');
  });

  it.each([
    ['a forged token', 'POST', `${good}x`, 401],
    ['no token', 'GET', '', 401],
    ['an expired token', 'POST', signAcknowledgeToken({ incident: 'incident-1', expires: NOW }, KEY), 410],
    ['an incident that is gone', 'POST', signAcknowledgeToken({ incident: 'incident-2', expires: EXPIRES }, KEY), 404],
    ['another method', 'PUT', good, 405],
    ['HEAD', 'HEAD', good, 405],
  ])('refuses %s with a page and changes nothing', async (_name, method, token, status) => {
    const world = aWorld();
    const { statusCode, body, headers } = await world.ask(request(method, token));
    expect(statusCode).toBe(status);
    expect(body).toContain('<h1');
    expect(headers?.['content-type']).toBe('text/html; charset=utf-8');
    expect(world.stored().version).toBe(1);
  });

  it('names the methods that would do', async () => {
    expect((await aWorld().ask(request('DELETE'))).headers?.['allow']).toBe('GET, POST');
  });

  it.each([
    ['a page', 'GET', good],
    ['a result', 'POST', good],
    ['a refusal', 'GET', 'forged'],
  ])('sends the headers that keep %s to itself', async (_name, method, token) => {
    const { headers } = await aWorld().ask(request(method, token));
    expect(headers?.['content-security-policy']).toContain("default-src 'none'");
    expect(headers?.['content-security-policy']).toContain("form-action 'self'");
    expect(headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
  });

  it('keeps the words of an unexpected error out of page and log', async () => {
    const logged: unknown[] = [];
    const log = (...args: unknown[]) => void logged.push(args);
    const handler = createHandler({
      incidents: { load: () => Promise.reject(new Error('a customer wrote this')), save: async () => true },
      brands: { load: async () => undefined },
      watches: { load: async () => undefined },
      audit: { note: async () => {} },
      links: { keys: async () => [KEY] },
      log: { info: log, warn: log, error: log },
      now: () => NOW,
    });
    const { statusCode, body } = await call(handler, request('GET'));
    expect(statusCode).toBe(500);
    expect(body).not.toContain('a customer wrote this');
    expect(JSON.stringify(logged)).not.toContain('a customer wrote this');
    expect(logged).toHaveLength(1);
  });
});
