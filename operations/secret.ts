import { parseArgs } from 'node:util';
import { SecretsManagerClient, type SecretsManagerClientConfig } from '@aws-sdk/client-secrets-manager';
import { SECRET_LISTS } from '../core/platforms/index.ts';
import { type SecretList } from '../core/platforms/secret-list.ts';
import { inRegion, STAGE, stageOf } from './deployment.ts';
import { readSecret, type SecretSource } from './hidden-question.ts';
import { Refusal } from './refusal.ts';
import { withoutOldest, withSecret } from './rotation.ts';
import { checkSecret, GENERATED, generatedSecret, listNameOf } from './secret-kinds.ts';
import { findSecret, storedList, storeList } from './secret-vault.ts';

const HELP = `Fills or rotates a secret that deliveries are verified with, in AWS Secrets Manager.

Usage: npm run secret -- NAME [options]
       NAME is one of ${SECRET_LISTS.join(', ')}

The secret is asked for, or read from stdin (npm run secret -- x < FILE). It is never taken from the command line, where others could see it.

  --stage STAGE     which deployment (default ${STAGE})
  --region REGION   where it is deployed (default: as the AWS CLI finds it)
  --add             put it first; the secrets of before stay valid (this is the default)
  --replace         from now on it alone is valid
  --remove-oldest   take the oldest out, once the platform signs with the new one
  --generate        make a strong random one and show it once, where it is ours to choose (${GENERATED.join(', ')})
  --account ID      it may speak for this account only; may be given again for more
  --help            this text`;

const FLAGS = {
  stage: { type: 'string', default: STAGE },
  region: { type: 'string' },
  add: { type: 'boolean' },
  replace: { type: 'boolean' },
  'remove-oldest': { type: 'boolean' },
  generate: { type: 'boolean' },
  account: { type: 'string', multiple: true, default: [] as string[] },
  help: { type: 'boolean' },
} as const;

type Act = 'add' | 'replace' | 'remove-oldest';

interface Wish {
  readonly name: string;
  readonly stage: string;
  readonly region: string | undefined;
  readonly act: Act;
  readonly generate: boolean;
  readonly accounts: readonly string[];
}

/** `npm run secret`. Throws Refusal, or what the SDK throws. */
export const setSecret = async (argv: readonly string[], terminal: SecretSource, config: SecretsManagerClientConfig = {}): Promise<void> => {
  const wish = wishOf(argv);
  const say = (line: string): void => void terminal.output.write(`${line}\n`);
  if (wish === undefined) return say(HELP);
  const { name, stage, act } = wish;
  const client = new SecretsManagerClient({ ...inRegion(wish.region), ...config });
  try {
    const arn = await findSecret(client, name, stage);
    const list = await nextList(wish, act === 'replace' ? [] : await storedList(client, arn), terminal);
    await storeList(client, arn, list);
    say(`${name} of stage "${stage}" in ${await client.config.region()} ${outcomeOf(act, name, list.length)}`);
    say('The functions see it within 5 minutes.');
  } finally {
    client.destroy();
  }
};

function wishOf(argv: readonly string[]): Wish | undefined {
  const { values, positionals } = parseArgs({ args: [...argv], options: FLAGS, allowPositionals: true });
  if (values.help === true) return undefined;
  if (positionals.length > 1) throw new Refusal('A secret is never given on the command line, where others could see it. See --help.');
  const { generate = false, account: accounts, region } = values;
  const acts = (['add', 'replace', 'remove-oldest'] as const).filter((act) => values[act] === true);
  if (acts.length > 1) throw new Refusal(`Only one of ${acts.map((act) => `--${act}`).join(' and ')} will do.`);
  const [act = 'add'] = acts;
  if (act === 'remove-oldest' && (generate || accounts.length > 0)) throw new Refusal('--remove-oldest takes no new secret.');
  return { name: listNameOf(positionals[0]), stage: stageOf(values.stage), region, act, generate, accounts };
}

async function nextList(wish: Wish, list: SecretList, terminal: SecretSource): Promise<SecretList> {
  if (wish.act === 'remove-oldest') return withoutOldest(list);
  const secret = await newSecret(wish, terminal);
  return withSecret(list, wish.accounts.length === 0 ? secret : { secret, accounts: [...wish.accounts] });
}

async function newSecret({ name, generate }: Wish, terminal: SecretSource): Promise<string> {
  if (generate) {
    const secret = generatedSecret(name);
    terminal.output.write(`The new secret, which is not shown again:\n\n  ${secret}\n\n`);
    return secret;
  }
  const secret = await readSecret(`Secret of ${name} (not shown): `, terminal);
  checkSecret(name, secret);
  return secret;
}

function outcomeOf(act: Act, name: string, count: number): string {
  const others = count === 2 ? 'the one of before stays' : `the ${count - 1} of before stay`;
  switch (act) {
    case 'add':
      return count === 1
        ? 'has its secret now.'
        : `has a new secret, and ${others} valid. Once the platform signs with the new one: npm run secret -- ${name} --remove-oldest`;
    case 'replace':
      return 'has a new secret, and it alone is valid.';
    case 'remove-oldest':
      return `has lost its oldest secret; ${count === 1 ? '1 is' : `${count} are`} left.`;
    default:
      return act satisfies never;
  }
}
