import { describe, expect, it } from 'vitest';
import { functionName, MissingSettings, readEnvironment } from '../../../lambdas/adapters/environment.ts';

const NAMES = ['TABLE', 'SHARDS', 'TOPIC_ARN'] as const;

describe('the environment of a function', () => {
  it('is read by name, and nothing else of it', () => {
    const settings = readEnvironment(NAMES, { TABLE: 't', SHARDS: '4', TOPIC_ARN: 'arn', PATH: '/bin' });
    expect(settings).toEqual({ TABLE: 't', SHARDS: '4', TOPIC_ARN: 'arn' });
  });

  it('names all that is missing at once, and shows nothing of what is there', () => {
    const read = () => readEnvironment(NAMES, { TABLE: 'a-table', SHARDS: '' });
    expect(read).toThrow(MissingSettings);
    expect(read).toThrow(/SHARDS, TOPIC_ARN/);
    expect(read).not.toThrow(/a-table/);
  });

  it('needs nothing where nothing is asked for', () => {
    expect(readEnvironment([])).toEqual({});
  });

  it('tells what Lambda calls the function', () => {
    expect(functionName({ AWS_LAMBDA_FUNCTION_NAME: 'door-1' })).toBe('door-1');
    expect(functionName({})).toBeUndefined();
  });
});
