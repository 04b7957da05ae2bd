import * as z from 'zod';
import { CrisisSettings, type BrandDocument } from '../../core/brand.ts';
import { problemErrors } from '../../core/problem.ts';
import { UsageError } from '../options.ts';

/** Settings to try. */
export interface Variant {
  /** `A` is what is set now, then `B` and so on. */
  readonly letter: string;
  /** What is different from now, in words. */
  readonly words: string;
  readonly changed: Readonly<Record<string, Value>>;
}

type Value = number | boolean;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The settings to compare: those of now, one for each `--whatif`, and one for each value of each `--sweep`. Throws UsageError saying what is expected. */
export const variantsOf = (whatifs: readonly string[], sweeps: readonly string[]): readonly Variant[] => {
  const changes = [{}, ...whatifs.map(changeOf), ...sweeps.flatMap(changesOfSweep)];
  if (changes.length > LETTERS.length)
    throw new UsageError(`That is ${changes.length} settings at once: compare at most ${LETTERS.length}, with a wider step.`);
  return changes.map((changed, index) => ({ letter: LETTERS.charAt(index), words: wordsOf(changed), changed }));
};

/** A brand as it would be under some settings. */
export const brandUnder = (brand: BrandDocument, { changed }: Variant): BrandDocument => ({
  ...brand,
  crisis: CrisisSettings.parse({ ...brand.crisis, ...changed }),
});

const wordsOf = (changed: Variant['changed']): string =>
  Object.entries(changed)
    .map(([key, value]) => `${key} ${value}`)
    .join(', ') || 'now';

/** `negativeShare=0.5,minAuthors=5`. */
function changeOf(text: string): Variant['changed'] {
  const pairs = text.split(',').map((pair) => pairOf(pair, `--whatif ${text}`));
  const changed = Object.fromEntries(pairs);
  if (Object.keys(changed).length < pairs.length)
    throw new UsageError(`--whatif ${text} sets something twice. Each --whatif is one set of settings.`);
  return checked(changed, `--whatif ${text}`);
}

function pairOf(pair: string, flag: string): [string, Value] {
  const [, key = '', value = ''] = /^\s*(\w+)\s*=\s*(\S+)\s*$/.exec(pair) ?? [];
  if (key === '') throw new UsageError(`${flag}: expected KEY=VALUE, such as negativeShare=0.5.\n${expectations()}`);
  return [key, value === 'true' || value === 'false' ? value === 'true' : numberOf(value, flag)];
}

function numberOf(text: string, flag: string): number {
  const number = Number(text);
  if (text === '' || !Number.isFinite(number)) throw new UsageError(`${flag}: "${text}" is neither a number nor true or false.\n${expectations()}`);
  return number;
}

const SWEEP = /^(\w+)=([^./]*(?:\.\d+)?)\.\.([^/]+)\/(.+)$/;

/** `negativeShare=0.3..0.6/0.05`: from, to, step; both ends are tried. */
function changesOfSweep(text: string): Variant['changed'][] {
  const flag = `--sweep ${text}`;
  const [, key = '', ...ends] = SWEEP.exec(text) ?? [];
  if (key === '') throw new UsageError(`${flag}: expected KEY=FROM..TO/STEP, such as negativeShare=0.3..0.6/0.05.`);
  const [from = NaN, to = NaN, step = NaN] = ends.map((end) => numberOf(end, flag));
  if (!(step > 0) || to < from) throw new UsageError(`${flag}: expected a step above 0, and an end that is not below the beginning.`);
  const steps = Math.floor((to - from) / step + 1e-9);
  if (steps >= LETTERS.length) throw new UsageError(`${flag} has ${steps + 1} values: compare at most ${LETTERS.length - 1}, with a wider step.`);
  return Array.from({ length: steps + 1 }, (_, index) => checked({ [key]: Number((from + index * step).toPrecision(12)) }, flag));
}

function checked(changed: Variant['changed'], flag: string): Variant['changed'] {
  const parsed = CrisisSettings.safeParse(changed);
  if (parsed.success) return changed;
  const problems = problemErrors(parsed.error.issues).map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  throw new UsageError(`${flag}: ${problems.join('; ')}.\n${expectations()}`);
}

/** Every setting and what it takes, a line each. */
export const expectations = (): string => {
  const { properties = {} } = z.toJSONSchema(CrisisSettings, { io: 'input' });
  const width = Math.max(...Object.keys(properties).map(({ length }) => length));
  const lines = Object.entries(properties).map(
    ([key, schema]) => `  ${key.padEnd(width)}  ${typeof schema === 'boolean' ? '' : expectation(schema)}`,
  );
  return `The settings, and what they take:\n${lines.join('\n')}`;
};

interface Range {
  readonly type?: unknown;
  readonly default?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number | boolean;
  readonly exclusiveMaximum?: number | boolean;
}

function expectation({ type, default: usual, minimum, maximum, exclusiveMinimum, exclusiveMaximum }: Range): string {
  if (type === 'boolean') return `true or false (${String(usual)} by default)`;
  const limits = [
    ...(minimum === undefined ? [] : [`from ${minimum}`]),
    ...(exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`]),
    ...(maximum === undefined || maximum === Number.MAX_SAFE_INTEGER ? [] : [`to ${maximum}`]),
    ...(exclusiveMaximum === undefined ? [] : [`below ${exclusiveMaximum}`]),
  ];
  return `${type === 'integer' ? 'a whole number' : 'a number'} ${limits.join(' ')} (${String(usual)} by default)`;
}
