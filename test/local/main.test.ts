import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aMessage } from './a-message.ts';
import { analysed, aProcess, aRunningGroundswell, deliver, exportOf, healthOf, type AProcess, type Running } from './a-process.ts';

const running = new Set<AProcess>();
const folders: string[] = [];
afterEach(async () => {
  await Promise.all([...running].map((one) => one.kill('SIGKILL')));
  running.clear();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const freshDir = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-'));
  folders.push(folder);
  return folder;
};
const start = async (data: string, args?: readonly string[]): Promise<Running> => {
  const started = await aRunningGroundswell(data, args);
  running.add(started);
  return started;
};
const run = (...args: string[]): AProcess => {
  const started = aProcess('local/main.ts', args);
  running.add(started);
  return started;
};

const created = (...messages: ReturnType<typeof aMessage>[]) => ({ type: 'message.created', timestamp: new Date().toISOString(), data: messages });

describe('npm start', () => {
  it('--help tells every flag and starts nothing', async () => {
    const { code, stdout, stderr } = await run('--help').ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('--webhook-port N');
  });

  it('says first where it listens, and with --empty has heard nothing', async () => {
    const instance = await start(join(freshDir(), 'data'));
    expect(await healthOf(instance)).toEqual({
      version: expect.any(String),
      inbox: { waiting: 0, deadLetters: 0 },
      messages: 0,
      brands: 0,
      incidentsOpen: 0,
    });
    const { stdout } = await instance.kill('SIGINT');
    expect(stdout.split('\n')[0]).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/);
  });

  it('replays the bundled sample into a new folder: one crisis, raised once, its alerts written', async () => {
    const instance = await start(join(freshDir(), 'data'), []);
    expect(await instance.line(/^replayed /)).toMatch(/^replayed \d+ messages, 1 incidents$/);
    const alerts = readdirSync(join(instance.data, 'alerts'));
    expect(alerts.length).toBeGreaterThan(0);
    expect(alerts.filter((name) => !name.endsWith('.eml'))).toEqual([]);
    const incidents = (await exportOf(instance, 'wrenlow')).split('\n').filter((line) => line.startsWith('{"type":"incident"'));
    expect(incidents).toEqual([expect.stringContaining('"kind":"crisis"')]);
    expect(await healthOf(instance)).toMatchObject({ inbox: { waiting: 0, deadLetters: 0 }, brands: 1 });
  });

  it('does not replay the sample into a folder that was used before', async () => {
    const data = join(freshDir(), 'data');
    await (await start(data)).kill('SIGINT');
    const again = await start(data, []);
    await again.line(/^Listening for webhooks/);
    expect(await healthOf(again)).toMatchObject({ messages: 0 });
  });

  it('stops cleanly at Ctrl-C, and finds everything at the next start', async () => {
    const first = await start(join(freshDir(), 'data'));
    expect((await deliver(first, created(aMessage()))).status).toBe(200);
    await analysed(first);
    const before = await exportOf(first, 'unassigned');
    expect(await first.kill('SIGINT')).toMatchObject({ code: 0, signal: null, stderr: '' });
    const second = await start(first.data);
    expect(await exportOf(second, 'unassigned')).toBe(before);
    expect(second.secret).toBe(first.secret);
  });

  it('takes the two signals that npm makes of one Ctrl-C for one', async () => {
    const instance = await start(join(freshDir(), 'data'));
    void instance.kill('SIGINT');
    expect(await instance.kill('SIGINT')).toMatchObject({ code: 0 });
  });

  it('stops cleanly in the middle of a replay', async () => {
    const instance = await start(join(freshDir(), 'data'), []);
    await instance.line(/ of \d+ delivered$/);
    expect(await instance.kill('SIGINT')).toMatchObject({ code: 0, stderr: '' });
  });

  it('loses nothing that it has acknowledged when it is killed at once', async () => {
    const first = await start(join(freshDir(), 'data'));
    expect((await deliver(first, created(aMessage({ id: 'x:1' }), aMessage({ id: 'x:2' })))).status).toBe(200);
    await first.kill('SIGKILL');
    const second = await start(first.data);
    expect(await analysed(second)).toMatchObject({ messages: 2, inbox: { waiting: 0, deadLetters: 0 } });
  });

  it('keeps messages of an account that nobody has described under the brand unassigned', async () => {
    const instance = await start(join(freshDir(), 'data'));
    await deliver(instance, created(aMessage()));
    await analysed(instance);
    expect(await exportOf(instance, 'unassigned')).toContain('"id":"x:1"');
  });

  it('--json prints nothing but JSON lines', async () => {
    const data = join(freshDir(), 'data');
    const quiet = run('--json', '--port', '0', '--data', data);
    await quiet.line(/"event":"replayed"/);
    const { stdout, stderr, code } = await quiet.kill('SIGINT');
    const events = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(events).toContainEqual(expect.objectContaining({ event: 'alert written', brand: 'wrenlow', file: expect.stringMatching(/\.eml$/) }));
    expect(events[0]).toMatchObject({ event: 'listening', url: expect.stringMatching(/^http:/) });
    for (const event of events) expect(event).toMatchObject({ time: expect.any(String), level: expect.any(String), event: expect.any(String) });
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  });

  it('shows no secret and no word of a customer, whatever comes', async () => {
    const data = join(freshDir(), 'data');
    const quiet = run('--json', '--empty', '--port', '0', '--data', data);
    const listening: { url: string } = JSON.parse(await quiet.line(/"event":"listening"/));
    const secret: string = JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')).standard[0];
    const instance = { url: listening.url, secret };
    await deliver(instance, created(aMessage({ text: 'my pin is 4711-aardvark' })));
    await deliver(instance, { type: 'message.created', timestamp: 'never', data: { text: 'my pin is 4711-aardvark' } });
    await fetch(`${instance.url}/webhooks/standard`, { method: 'POST', body: 'my pin is 4711-aardvark' });
    await analysed(instance);
    const { stdout, stderr } = await quiet.kill('SIGINT');
    expect(`${stdout}${stderr}`).not.toMatch(/aardvark|4711/);
    expect(`${stdout}${stderr}`).not.toContain(secret.slice('whsec_'.length));
  });
});
