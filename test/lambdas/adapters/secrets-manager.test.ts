import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSecretsManager, readArns, type SecretsManagerSettings } from '../../../lambdas/adapters/secrets-manager.ts';
import { MINUTE, SECOND } from '../../../core/time.ts';
import { inMemoryLog } from '../../in-memory-ports.ts';
import { clientSettings } from '../../stand-ins/client-settings.ts';
import { startFaulty, type Faulty } from '../../stand-ins/faulty.ts';
import { startSecretsManager, type SecretsManagerStandIn } from '../../stand-ins/secrets-manager.ts';

const SECRET = 'swordfish-swordfish';

let vault: SecretsManagerStandIn;
let wire: Faulty;
let client: SecretsManagerClient;
let clock: { now: number };
beforeEach(async () => {
  vault = await startSecretsManager();
  wire = await startFaulty(vault.url);
  client = new SecretsManagerClient(clientSettings(wire.url));
  clock = { now: Date.parse('2026-11-02T10:00:00Z') };
});
afterEach(async () => {
  client.destroy();
  await wire.close();
  await vault.close();
});

const secretsOf = (arns: SecretsManagerSettings['arns'], log = inMemoryLog()) => createSecretsManager({ client, arns, log, now: () => clock.now });

describe('secrets in Secrets Manager', () => {
  it('are read by the name of their list', async () => {
    const secrets = secretsOf({ x: vault.create('x', '["new", "old"]'), standard: vault.create('s', '[{"secret": "t", "accounts": ["a"]}]') });
    expect(await secrets.of('x')).toEqual([{ secret: 'new' }, { secret: 'old' }]);
    expect(await secrets.of('standard')).toEqual([{ secret: 't', accounts: ['a'] }]);
  });

  it.each([
    ['was created and never filled', undefined],
    ['holds an empty list', '[]'],
    ['holds a blank', ' '],
  ])('are none when the secret %s, with the command that fills it', async (_name, value) => {
    const secrets = secretsOf({ x: vault.create('x', value) });
    expect(await secrets.of('x')).toEqual([]);
    expect(secrets.howToSet('x')).toBe('Set one with: npm run secret -- x');
  });

  it('are none for a platform that was not deployed, and nobody is asked', async () => {
    const secrets = secretsOf({});
    expect(await secrets.of('x')).toEqual([]);
    expect(secrets.howToSet('x')).toContain('"platforms"');
    expect(wire.calls).toEqual([]);
  });

  it('never pass for empty when the secret itself is gone', async () => {
    await expect(secretsOf({ x: 'arn:aws:secretsmanager:us-east-1:000000000000:secret:gone' }).of('x')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('are refused when they are of another shape, without a word of them', async () => {
    const error: unknown = await secretsOf({ x: vault.create('x', `{"x": "${SECRET}"}`) })
      .of('x')
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SyntaxError);
    expect(String(error)).not.toContain(SECRET);
  });

  it.each([
    ['just before five minutes are over', 5 * MINUTE - 1, ['old'], 1],
    ['once five minutes are over', 5 * MINUTE, ['new', 'old'], 2],
  ])('that were rotated: what is seen %s', async (_name, later, seen, calls) => {
    const arn = vault.create('x', '["old"]');
    const secrets = secretsOf({ x: arn });
    await secrets.of('x');
    vault.put(arn, '["new", "old"]');
    clock.now += later;
    expect((await secrets.of('x')).map(({ secret }) => secret)).toEqual(seen);
    expect(wire.calls).toHaveLength(calls);
  });

  it('that are set for the first time are seen after half a minute', async () => {
    const arn = vault.create('x');
    const secrets = secretsOf({ x: arn });
    await secrets.of('x');
    vault.put(arn, '["first"]');
    clock.now += 30 * SECOND;
    expect(await secrets.of('x')).toEqual([{ secret: 'first' }]);
  });

  it('are asked for once, however many deliveries wait for them', async () => {
    const secrets = secretsOf({ x: vault.create('x', '["s"]') });
    const answers = await Promise.all(Array.from({ length: 50 }, () => secrets.of('x')));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set(['[{"secret":"s"}]']));
    expect(wire.calls).toHaveLength(1);
  });

  it('stay valid while Secrets Manager cannot be asked, which is logged and tried again after half a minute', async () => {
    const log = inMemoryLog();
    const secrets = secretsOf({ x: vault.create('x', `["${SECRET}"]`) }, log);
    await secrets.of('x');
    clock.now += 5 * MINUTE;
    wire.inject({ fault: 'fail' });
    expect(await secrets.of('x')).toEqual([{ secret: SECRET }]);
    expect(await secrets.of('x')).toEqual([{ secret: SECRET }]);
    expect(wire.calls).toHaveLength(2);
    expect(log.lines).toEqual([expect.objectContaining({ level: 'warn', facts: { name: 'x', error: expect.any(String) } })]);
    expect(JSON.stringify(log.lines)).not.toContain(SECRET);
    clock.now += 30 * SECOND;
    await secrets.of('x');
    expect(wire.calls).toHaveLength(3);
  });

  it('are not made up when they could never be read, and are asked for again at once', async () => {
    const secrets = secretsOf({ x: vault.create('x', '["s"]') });
    wire.inject({ fault: 'drop' });
    await expect(secrets.of('x')).rejects.toThrow();
    expect(await secrets.of('x')).toEqual([{ secret: 's' }]);
  });
});

describe('the setting that says where the secrets are', () => {
  it('is a JSON object of ARNs', () => {
    expect(readArns('{"x": "arn:1"}')).toEqual({ x: 'arn:1' });
  });

  it.each(['', 'x', '["arn:1"]', '{"x": ""}', '{"x": 1}'])('is refused when it is %j', (json) => {
    expect(() => readArns(json)).toThrow();
  });
});
