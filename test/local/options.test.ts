import { describe, expect, it } from 'vitest';
import { SURE_AT } from '../../core/second-opinion.ts';
import { HELP, readOptions, UsageError } from '../../local/options.ts';

const HYBRID = ['--mood', 'hybrid', '--comprehend-region', 'eu-west-1'];

describe('the options of npm start', () => {
  it('need none: everything has a default', () => {
    expect(readOptions([])).toEqual({
      port: 8787,
      host: '127.0.0.1',
      data: 'data',
      sample: true,
      speed: Infinity,
      from: 'groundswell@localhost',
      json: false,
      privateWebhooks: false,
      mood: { engine: 'embedded' },
    });
  });

  it.each([
    ['--port', ['--port', '0'], { port: 0 }],
    ['the highest --port', ['--port', '65535'], { port: 65_535 }],
    ['--host', ['--host', '::1'], { host: '::1' }],
    ['--data', ['--data', 'here'], { data: 'here' }],
    ['--empty', ['--empty'], { sample: false }],
    ['--replay', ['--replay', 'day.jsonl'], { replay: 'day.jsonl' }],
    ['--speed', ['--speed', '0.5'], { speed: 0.5 }],
    ['--secrets', ['--secrets', 's.json'], { secrets: 's.json' }],
    ['--brands', ['--brands', 'brands'], { brands: 'brands' }],
    ['--smtp', ['--smtp', 'smtps://mail.example.com'], { smtp: 'smtps://mail.example.com' }],
    ['--from', ['--from', 'alerts@example.com'], { from: 'alerts@example.com' }],
    ['--from with a name', ['--from', 'Groundswell <alerts@example.com>'], { from: 'Groundswell <alerts@example.com>' }],
    ['--json', ['--json'], { json: true }],
    ['--token-file', ['--token-file', 't.json'], { tokenFile: 't.json' }],
    ['--public-url, without its last slash', ['--public-url', 'https://care.example.com/'], { publicUrl: 'https://care.example.com' }],
    ['--public-url over http on this machine', ['--public-url', 'http://localhost:9000'], { publicUrl: 'http://localhost:9000' }],
    ['--webhook-port', ['--webhook-port', '9001'], { webhookPort: 9001 }],
    ['--private-webhooks', ['--private-webhooks'], { privateWebhooks: true }],
    ['--mood embedded', ['--mood', 'embedded'], { mood: { engine: 'embedded' } }],
    ['--mood comprehend', ['--mood', 'comprehend', '--comprehend-region', 'eu-west-1'], { mood: { engine: 'comprehend', region: 'eu-west-1' } }],
    [
      '--mood hybrid, with its defaults',
      ['--mood', 'hybrid', '--comprehend-region', 'us-gov-west-1'],
      { mood: { engine: 'hybrid', region: 'us-gov-west-1', sureAt: SURE_AT, dollarsPerDay: 10 } },
    ],
    [
      '--mood hybrid on terms of its own',
      ['--mood', 'hybrid', '--comprehend-region', 'eu-west-1', '--sure-at', '0.95', '--comprehend-budget', '0.5'],
      { mood: { engine: 'hybrid', region: 'eu-west-1', sureAt: 0.95, dollarsPerDay: 0.5 } },
    ],
  ])('take %s', (_name, argv, expected) => {
    expect(readOptions(argv)).toMatchObject(expected);
  });

  it('answer --help with nothing to do', () => {
    expect(readOptions(['--help', '--port', 'wrong'])).toBeUndefined();
  });

  it.each([
    ['a port that is no number', ['--port', 'http'], '--port takes a port from 0 to 65535, not "http".'],
    ['a port that is too high', ['--port', '65536'], '--port'],
    ['a port with a fraction', ['--port', '80.5'], '--port'],
    ['a negative port', ['--port', '-1'], '--port'],
    ['a webhook port that is no number', ['--webhook-port', 'x'], '--webhook-port'],
    ['a speed of nothing', ['--speed', '0'], '--speed takes a number above 0, not "0".'],
    ['a speed that is no number', ['--speed', 'fast'], '--speed'],
    ['a relay that is no URL', ['--smtp', 'mail.example.com'], '--smtp'],
    ['a relay of another scheme', ['--smtp', 'https://mail.example.com'], '--smtp takes a URL beginning with smtp:// or smtps://.'],
    ['a sender that is no address', ['--from', 'nobody'], '--from takes a mail address such as alerts@example.com, not "nobody".'],
    ['a sender of two lines', ['--from', 'a\nb <a@b>'], '--from'],
    ['a public address with a query', ['--public-url', 'https://care.example.com/?a=1'], '--public-url takes a URL that paths can be added to'],
    ['a public address that is no URL', ['--public-url', 'care.example.com'], '--public-url'],
    ['a public address over plain http', ['--public-url', 'http://care.example.com'], '--public-url must be https'],
    ['an engine that there is not', ['--mood', 'vader'], '--mood takes embedded, comprehend, hybrid, not "vader".'],
    ['an engine that is only inherited', ['--mood', 'toString'], '--mood takes'],
    ['Comprehend without its region', ['--mood', 'hybrid'], '--mood hybrid sends texts to Amazon Comprehend: say in which region'],
    ['a region that is none', ['--mood', 'comprehend', '--comprehend-region', 'Ireland'], '--comprehend-region takes a region of AWS'],
    ['a region that nobody asks', ['--comprehend-region', 'eu-west-1'], '--comprehend-region does nothing with --mood embedded'],
    [
      'a budget that nobody keeps to',
      ['--mood', 'comprehend', '--comprehend-region', 'eu-west-1', '--comprehend-budget', '5'],
      '--comprehend-budget',
    ],
    ['to be surer than sure', [...HYBRID, '--sure-at', '1.1'], '--sure-at takes a number from 0.25 to 1, not "1.1".'],
    ['to be sure of nothing', [...HYBRID, '--sure-at', '0.24'], '--sure-at'],
    ['a budget below nothing', [...HYBRID, '--comprehend-budget=-1'], '--comprehend-budget takes a number from 0'],
    ['an unknown flag', ['--prot', '1'], "Unknown option '--prot'. See npm start -- --help."],
    ['a flag without its value', ['--data'], '--data'],
    ['a value for a switch', ['--empty=yes'], '--empty'],
    ['a word that belongs to no flag', ['now'], 'now'],
    ['an empty host, which would be every address', ['--host', ''], '--host takes a value'],
    ['an empty data folder', ['--data='], '--data takes a value'],
  ])('refuse %s, naming the flag', (_name, argv, words) => {
    expect(() => readOptions(argv)).toThrow(UsageError);
    expect(() => readOptions(argv)).toThrow(words);
  });

  it('never show the password of a relay', () => {
    expect(() => readOptions(['--smtp', 'ftp://user:hunter2hunter2@mail.example.com'])).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
    );
  });

  it.each([
    'port',
    'data',
    'empty',
    'replay',
    'speed',
    'secrets',
    'brands',
    'smtp',
    'json',
    'host',
    'token-file',
    'public-url',
    'webhook-port',
    'mood',
    'comprehend-region',
    'comprehend-budget',
    'sure-at',
  ])('are told by the help: --%s', (flag) => {
    expect(HELP).toContain(`--${flag} `);
  });
});
