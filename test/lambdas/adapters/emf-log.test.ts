import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEmfLog } from '../../../lambdas/adapters/emf-log.ts';
import { METRICS, type Metric } from '../../../lambdas/metrics.ts';
import type { Facts } from '../../../lambdas/ports.ts';

const NOW = Date.parse('2026-11-02T10:00:00Z');

/** The lines that are written when an event is logged, as JSON. */
const written = (event: string, facts?: Facts) => {
  const lines: string[] = [];
  createEmfLog({ functionName: 'door', now: () => NOW, write: (line) => lines.push(line) }).info(event, facts);
  expect(lines).toEqual([expect.stringMatching(/^\{[^\n]*\}\n$/)]);
  return JSON.parse(lines.join(''));
};

describe('the log of a function', () => {
  it.each(['info', 'warn', 'error'] as const)('is one JSON line an event, with its level: %s', (level) => {
    const lines: string[] = [];
    createEmfLog({ now: () => NOW, write: (line) => lines.push(line) })[level]('incident', { id: 'i1', rules: ['viral'] });
    expect(lines).toEqual([`{"time":"2026-11-02T10:00:00.000Z","level":"${level}","event":"incident","id":"i1","rules":["viral"]}\n`]);
  });

  it('stays one line whatever a fact holds', () => {
    expect(written('x', { reason: 'one\ntwo\u2028three' })).toMatchObject({ reason: 'one\ntwo\u2028three' });
  });

  it('measures a delivery by its platform', () => {
    expect(written('delivery received', { platform: 'x', events: 3, ignored: 1 })).toEqual({
      time: '2026-11-02T10:00:00.000Z',
      level: 'info',
      event: 'delivery received',
      platform: 'x',
      events: 3,
      ignored: 1,
      FunctionName: 'door',
      Platform: 'x',
      Deliveries: 1,
      Events: 3,
      IgnoredEvents: 1,
      _aws: {
        Timestamp: NOW,
        CloudWatchMetrics: [
          {
            Namespace: 'Groundswell',
            Dimensions: [['FunctionName', 'Platform']],
            Metrics: [
              { Name: 'Deliveries', Unit: 'Count' },
              { Name: 'Events', Unit: 'Count' },
              { Name: 'IgnoredEvents', Unit: 'Count' },
            ],
          },
        ],
      },
    });
  });

  it('measures a missing secret by its list, and a time in seconds', () => {
    expect(written('secret missing', { name: 'metaVerify' })).toMatchObject({ Secret: 'metaVerify', MissingSecrets: 1 });
    const stored = written('messages analysed', { messages: 4, unread: 0, secondsToStored: 1.25 });
    expect(stored).toMatchObject({ Messages: 4, UnreadMessages: 0, SecondsToStored: 1.25 });
    expect(stored._aws.CloudWatchMetrics[0]).toMatchObject({
      Dimensions: [['FunctionName']],
      Metrics: [{ Unit: 'Count' }, { Unit: 'Count' }, { Name: 'SecondsToStored', Unit: 'Seconds' }],
    });
  });

  it('counts a list', () => {
    expect(written('analysis failed', { records: ['a', 'b'], reason: 'r' })).toMatchObject({ FailedRecords: 2, records: ['a', 'b'] });
  });

  it('claims no figure that nobody gave', () => {
    const { _aws, ...line } = written('alert delivered', { alert: 'a1' });
    expect(line).not.toHaveProperty('SecondsToAlert');
    expect(_aws.CloudWatchMetrics[0].Metrics).toEqual([{ Name: 'AlertsDelivered', Unit: 'Count' }]);
    expect(written('subscriptions')).not.toHaveProperty('_aws');
  });

  it('leaves out the function where there is none', () => {
    const lines: string[] = [];
    createEmfLog({ now: () => NOW, write: (line) => lines.push(line) }).error('request failed');
    expect(JSON.parse(lines.join(''))._aws.CloudWatchMetrics[0].Dimensions).toEqual([[]]);
  });
});

describe('the metrics', () => {
  const metrics = Object.entries<Metric>(METRICS);

  it.each(metrics)('%s is written whenever its event has its fact', (name, { event, of, by }) => {
    const line = written(event, { platform: 'x', name: 'meta', ...(of === undefined ? {} : { [of]: 7 }) });
    expect(line[name]).toBe(of === undefined ? 1 : 7);
    expect(line._aws.CloudWatchMetrics[0].Dimensions).toEqual([['FunctionName', ...(by === undefined ? [] : [by])]]);
  });

  it('are all taken from events that some function logs', () => {
    const logged = globSync('lambdas/**/*.ts')
      .filter((path) => path !== 'lambdas/metrics.ts')
      .map((path) => readFileSync(path, 'utf8'))
      .join('');
    const events = new Set(metrics.map(([, { event }]) => event));
    expect([...events].filter((event) => !new RegExp(`\\.(info|warn|error)\\('${event}'`).test(logged))).toEqual([]);
  });

  it('of one event share their dimensions, since they share its line', () => {
    for (const [event, group] of Map.groupBy(metrics, ([, { event }]) => event)) expect(new Set(group.map(([, { by }]) => by)).size, event).toBe(1);
  });

  it('have no brand, author or text for a dimension', () => {
    const facts = { brand: 'acme', author: 'ada', text: 'hello', platform: 'x', name: 'meta' };
    for (const { event } of Object.values<Metric>(METRICS)) {
      const dimensions = written(event, facts)._aws?.CloudWatchMetrics[0].Dimensions.flat() ?? [];
      expect(['FunctionName', 'Platform', 'Secret']).toEqual(expect.arrayContaining(dimensions));
    }
  });
});
