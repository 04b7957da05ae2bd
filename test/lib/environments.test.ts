import { describe, expect, it } from 'vitest';
import type { Environments, NothingElse } from '../../lib/environments.ts';

/** As `HandlerFunction` takes it: whether this compiles is the test, which `npm run types` runs. */
const given = <Given extends Environments['checkAlerts']>(environment: Given & NothingElse<Given, 'checkAlerts'>): readonly string[] =>
  Object.keys(environment);

describe('the environment of a function', () => {
  const settings = { TOPIC_ARN: 'arn', TABLE: 'table' };

  it('takes what its env.ts lists', () => {
    expect(given({ TOPIC_ARN: 'arn' })).toEqual(['TOPIC_ARN']);
  });

  it('is refused by the type check when a name is missing', () => {
    // @ts-expect-error TOPIC_ARN is missing
    expect(given({})).toEqual([]);
  });

  it('is refused by the type check when a spread brings in another name', () => {
    // @ts-expect-error TABLE is nothing that check-alerts reads
    expect(given({ ...settings })).toHaveLength(2);
  });
});
