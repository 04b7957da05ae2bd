import { execFile } from 'node:child_process';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setSecret } from '../../operations/secret.ts';
import { clientSettings } from '../stand-ins/client-settings.ts';
import { startSecretsManager, type SecretsManagerStandIn } from '../stand-ins/secrets-manager.ts';

const OLD = 'old-secret-swordfish';
const NEW = 'new-secret-swordfish';

let vault: SecretsManagerStandIn;
beforeEach(async () => {
  vault = await startSecretsManager();
});
afterEach(() => vault.close());

/** A secret as the deployment creates it. */
const deployed = (name: string, value?: string, stage = 'production'): string =>
  vault.create(`${stage}-${name}`, value, { 'groundswell:stage': stage, 'groundswell:secret': name });

const listOf = (arn: string): unknown => JSON.parse(vault.valueOf(arn) ?? '[]');

/** Runs the command with a secret piped in; answers what it said. */
const run = async (argv: readonly string[], piped = ''): Promise<string> => {
  const input = new PassThrough();
  const output = new PassThrough();
  input.end(piped);
  await setSecret(argv, { input, output }, clientSettings(vault.url));
  output.end();
  return text(output);
};

describe('npm run secret', () => {
  it('fills a secret that was never filled', async () => {
    const arn = deployed('x');
    const said = await run(['x'], `${NEW}\n`);
    expect(listOf(arn)).toEqual([NEW]);
    expect(said).toContain('x of stage "production" in us-east-1 has its secret now.');
    expect(said).toContain('within 5 minutes');
    expect(said).not.toContain(NEW);
  });

  it('adds in front, so that the secret of before stays valid while the platform changes over', async () => {
    const arn = deployed('x', `["${OLD}"]`);
    expect(await run(['x', '--add'], NEW)).toContain('npm run secret -- x --remove-oldest');
    expect(listOf(arn)).toEqual([NEW, OLD]);
    await run(['x', '--remove-oldest']);
    expect(listOf(arn)).toEqual([NEW]);
  });

  it('keeps a secret once, however often it is given', async () => {
    const arn = deployed('x', `["${OLD}", "${NEW}"]`);
    await run(['x'], NEW);
    expect(listOf(arn)).toEqual([NEW, OLD]);
  });

  it('replaces all, even what is no list', async () => {
    const arn = deployed('meta', `{"app": "${OLD}"}`);
    await expect(run(['meta'], NEW)).rejects.toThrow(/no list of secrets\. --replace/);
    await run(['meta', '--replace'], NEW);
    expect(listOf(arn)).toEqual([NEW]);
  });

  it('binds a secret to accounts', async () => {
    const arn = deployed('standard');
    await run(['standard', '--account', 'a', '--account', 'b'], 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=');
    expect(listOf(arn)).toEqual([{ secret: 'whsec_c2VjcmV0LXNlY3JldC1zZWNyZXQ=', accounts: ['a', 'b'] }]);
  });

  it.each([
    ['a public key of Standard Webhooks', 'standard', `whpk_${'A'.repeat(43)}=`],
    ['a public key of Discord', 'discord', '0a'.repeat(32)],
  ])('takes %s', async (_name, list, key) => {
    const arn = deployed(list);
    await run([list, '--replace'], key);
    expect(listOf(arn)).toEqual([key]);
  });

  it.each([
    ['standard', /^whsec_[A-Za-z0-9+/]{43}=$/],
    ['metaVerify', /^[0-9a-f]{48}$/],
    ['telegram', /^[0-9a-f]{48}$/],
    ['trustpilot', /^[0-9a-f]{48}$/],
    ['youtube', /^[0-9a-f]{48}$/],
    ['cloudevents', /^[0-9a-f]{48}$/],
  ])('makes a strong one for %s and shows it once', async (name, form) => {
    const arn = deployed(name);
    const said = await run([name, '--generate']);
    const [secret] = JSON.parse(vault.valueOf(arn) ?? '[]');
    expect(secret).toMatch(form);
    expect(said.split(secret)).toHaveLength(2);
  });

  it('finds the secret of its stage among many, by both tags', async () => {
    const others = [deployed('x', undefined, 'test'), deployed('xy'), vault.create('foreign', undefined, { 'groundswell:secret': 'x' })];
    const arn = deployed('x');
    await run(['x'], NEW);
    await run(['x', '--stage', 'test'], OLD);
    expect(listOf(arn)).toEqual([NEW]);
    expect(others.map(listOf)).toEqual([[OLD], [], []]);
  });

  it('explains itself, and asks nobody', async () => {
    expect(await run(['--help'])).toMatch(/Usage: npm run secret -- NAME/);
    expect(vault.calls).toEqual([]);
  });

  it.each([
    ['no name', [], NEW, /Which secret\? Known are .*standard, x, meta, metaVerify/],
    ['an unknown name', ['myspace'], NEW, /no secret called "myspace"\. Known are/],
    ['a secret on the command line', ['x', NEW], '', /never given on the command line/],
    ['two acts', ['x', '--add', '--replace'], NEW, /Only one of --add and --replace/],
    ['an unknown flag', ['x', '--rotate'], NEW, /Unknown option '--rotate'/],
    ['a stage that cannot be', ['x', '--stage', 'My Stage'], NEW, /--stage takes a name/],
    ['a stage that is not deployed', ['x', '--stage', 'test'], NEW, /no secret for x of stage "test" in us-east-1\. Is it deployed there/],
    ['nothing', ['x'], '\n', /No secret was given/],
    ['two lines', ['x'], `${NEW}\n${OLD}\n`, /one line/],
    ['no base64 for standard', ['standard'], 'swordfish!', /base64/],
    ['no public key for discord', ['discord'], NEW, /64 hex digits/],
    ['what Telegram does not take', ['telegram'], 'two words', /letters, digits/],
    ['a generated secret where the platform makes it', ['x', '--generate'], '', /made by the platform/],
    ['the removal of the only one', ['meta', '--remove-oldest'], '', /only one secret/],
    ['the removal of none', ['x', '--remove-oldest'], '', /none can be removed/],
    ['a removal with a new one', ['x', '--remove-oldest', '--generate'], '', /takes no new secret/],
  ])('refuses %s, in words, and changes nothing', async (_name, argv, piped, words) => {
    const arns = [...['x', 'standard', 'discord', 'telegram'].map((name) => deployed(name)), deployed('meta', `["${OLD}"]`)];
    const before = arns.map((arn) => vault.valueOf(arn));
    const error: unknown = await run(argv, piped).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ message: expect.stringMatching(words) });
    expect(String(error)).not.toMatch(/swordfish/);
    expect(arns.map((arn) => vault.valueOf(arn))).toEqual(before);
  });

  it('does not guess between two secrets with the same tags', async () => {
    const arns = [deployed('x'), deployed('x')];
    await expect(run(['x'], NEW)).rejects.toThrow(/2 secrets are tagged for x/);
    expect(arns.map((arn) => vault.valueOf(arn))).toEqual([undefined, undefined]);
  });
});

describe('npm run secret as a program', () => {
  const program = async (
    argv: readonly string[],
    env: Readonly<Record<string, string>>,
    piped = '',
  ): Promise<{ code: number; out: string; err: string }> => {
    const child = promisify(execFile)(process.execPath, ['operations/secret-command.ts', ...argv], {
      env: { PATH: process.env['PATH'], HOME: '/nonexistent', AWS_EC2_METADATA_DISABLED: 'true', ...env },
    });
    child.child.stdin?.end(piped);
    return child.then(
      ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
      (error: { code: number; stdout: string; stderr: string }) => ({ code: error.code, out: error.stdout, err: error.stderr }),
    );
  };
  const AWS = { AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };

  it('reads the secret from stdin and says what it did', async () => {
    const arn = deployed('x');
    const { code, out, err } = await program(['x'], { ...AWS, AWS_ENDPOINT_URL: vault.url }, `${NEW}\n`);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('in eu-west-1 has its secret now');
    expect(listOf(arn)).toEqual([NEW]);
  });

  it.each([
    ['without credentials', { AWS_REGION: 'eu-west-1' }, /^No AWS credentials were found\. .*\n$/],
    ['without a region', { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' }, /^No AWS region is set\. .*\n$/],
    [
      'when AWS cannot be reached',
      { ...AWS, AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' },
      /^AWS cannot be reached \(ECONNREFUSED\)\. .*\n$/,
    ],
  ])('says in one sentence what is wrong %s', async (_name, env, words) => {
    const { code, err } = await program(['x'], env, NEW);
    expect(code).toBe(1);
    expect(err).toMatch(words);
  });
});
