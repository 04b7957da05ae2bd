import { describe, expect, it } from 'vitest';
import { conflict, unprocessable } from '../../../core/problem.ts';
import type { AlertSubscriptions } from '../../../lambdas/ports.ts';
import { ADMIN, anApi, withToken } from './an-api.ts';

const document = { brand: 'acme', name: 'Acme', accounts: [{ platform: 'x', account: 'acme-on-x' }], alerts: { emails: ['ops@acme.example'] } };
const asAdmin = { authorizer: withToken(ADMIN), body: document };

/** The API with subscriptions that write down what they were asked. */
const watched = (changes: Partial<AlertSubscriptions> = {}) => {
  const calls: string[] = [];
  const subscriptions: AlertSubscriptions = {
    check: async ({ brand, alerts }) => void calls.push(`check ${brand} ${alerts.emails.join()}`),
    bring: async (brand) => void calls.push(`bring ${brand}`),
    ...changes,
  };
  return { calls, ...anApi({ subscriptions }) };
};

describe('PUT /brands/{brand} where addresses are subscribed', () => {
  it('checks its addresses before it is saved and subscribes them after', async () => {
    const { ask, calls } = watched();
    expect((await ask('PUT /brands/acme', asAdmin)).status).toBe(201);
    expect(calls).toEqual(['check acme ops@acme.example', 'bring acme']);
  });

  it('changes nothing when its addresses cannot be subscribed', async () => {
    const { ask, calls, ports } = watched({ check: () => Promise.reject(unprocessable('An address can follow only so many brands.')) });
    const { status, json } = await ask('PUT /brands/acme', asAdmin);
    expect([status, json.detail]).toEqual([422, 'An address can follow only so many brands.']);
    expect(await ports.brands.load('acme')).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('is saved, and says what is left to do, when they could not all be subscribed', async () => {
    const { ask, ports } = watched({ bring: () => Promise.reject(conflict('The brand is saved, but there is no room.')) });
    const { status, json } = await ask('PUT /brands/acme', asAdmin);
    expect([status, json.detail]).toEqual([409, 'The brand is saved, but there is no room.']);
    expect((await ports.brands.load('acme'))?.value.name).toBe('Acme');
  });

  it('subscribes nobody when it is refused', async () => {
    const { ask, calls } = watched();
    await ask('PUT /brands/acme', { ...asAdmin, body: { ...document, brand: 'globex' } });
    expect(calls).toEqual([]);
  });
});
