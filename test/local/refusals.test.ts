import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { aProcess, aRunningGroundswell, type Ending } from './a-process.ts';
import { freshDataDirs } from './store/data-dir.ts';

const freshDir = freshDataDirs();
const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const start = (...args: string[]): Promise<Ending> => aProcess('local/main.ts', ['--empty', ...args]).ended;

/** One sentence for a person, and nothing that only a programmer could read. */
const expectRefusal = ({ code, stdout, stderr }: Ending, words: string | RegExp): void => {
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toMatch(words);
  expect(stderr).not.toMatch(/\n +at |node:|Error:|Warning/);
  expect(stderr.endsWith('\n')).toBe(true);
};

const takenPort = async (): Promise<string> => {
  const server = createServer().listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  const address = server.address();
  return String(typeof address === 'object' ? address?.port : '');
};

describe('npm start ends with code 1 and one clear sentence', () => {
  it('when its port is taken, and leaves the folder as new as it was', async () => {
    const port = await takenPort();
    const data = join(freshDir(), 'data');
    expectRefusal(
      await start('--port', port, '--data', data),
      `Port ${port} on 127.0.0.1 is taken. Stop what listens there, or choose another with --port N`,
    );
    expect(readdirSync(data).filter((name) => !name.startsWith('lock.db'))).toEqual([]);
  });

  it('when its webhook port is taken, naming that flag', async () => {
    const port = await takenPort();
    expectRefusal(await start('--port', '0', '--webhook-port', port, '--data', freshDir()), /is taken\..*--webhook-port N/);
  });

  it('when its data folder is a file', async () => {
    const data = join(freshDir(), 'data');
    writeFileSync(data, 'a file');
    expectRefusal(await start('--port', '0', '--data', data), `The data folder ${data} cannot be created or written to.`);
  });

  it('when another one uses its data folder', async () => {
    const first = await aRunningGroundswell(freshDir());
    try {
      expectRefusal(await start('--port', '0', '--data', first.data), `The data folder ${first.data} is in use by another Groundswell.`);
    } finally {
      await first.kill('SIGKILL');
    }
  });

  it.each(['store.db', 'inbox.db'])('when its %s is damaged', async (file) => {
    const data = freshDir();
    writeFileSync(join(data, file), 'this was a database once'.repeat(500));
    expectRefusal(await start('--port', '0', '--data', data), `${join(data, file)} is damaged`);
  });

  it.each(['store.db', 'inbox.db'])('when only the inside of its %s is damaged', async (file) => {
    const data = freshDir();
    const first = await aRunningGroundswell(data);
    await first.kill('SIGINT');
    const bytes = readFileSync(join(data, file));
    writeFileSync(join(data, file), bytes.fill(0x55, 4_096));
    expectRefusal(await start('--port', '0', '--data', data), /is damaged \(database disk image is malformed\)\. Move it away/);
  });

  it('when its store was written by a newer version', async () => {
    const data = freshDir();
    const first = await aRunningGroundswell(data);
    await first.kill('SIGINT');
    const db = new DatabaseSync(join(data, 'store.db'));
    db.exec('PRAGMA user_version = 999');
    db.close();
    expectRefusal(await start('--port', '0', '--data', data), /was written by a newer Groundswell/);
  });

  it('when a brand document is broken, naming file, path and what is expected', async () => {
    const brands = freshDir();
    writeFileSync(join(brands, 'nordwind.json'), JSON.stringify({ brand: 'nordwind', name: 'Nordwind', accounts: [], timeZone: 'nowhere' }));
    const ending = await start('--port', '0', '--data', freshDir(), '--brands', brands);
    expectRefusal(ending, `${join(brands, 'nordwind.json')}: accounts: `);
    expectRefusal(ending, `${join(brands, 'nordwind.json')}: timeZone: expected an IANA time zone`);
  });

  it('when its secrets are not of the expected shape', async () => {
    const secrets = join(freshDir(), 'secrets.json');
    writeFileSync(secrets, '{"x": "one-secret"}');
    const ending = await start('--port', '0', '--data', freshDir(), '--secrets', secrets);
    expectRefusal(ending, `The secrets file ${secrets} is not of the expected shape`);
    expect(ending.stderr).not.toContain('one-secret');
  });

  it('when its token file is missing', async () => {
    expectRefusal(await start('--port', '0', '--data', freshDir(), '--token-file', 'none.json'), 'The token file none.json cannot be read.');
  });

  it('when others could reach it and there are no tokens', async () => {
    expectRefusal(await start('--port', '0', '--data', freshDir(), '--host', '192.0.2.1'), "give the API's tokens with --token-file FILE");
  });

  it('when it is told something that it does not understand', async () => {
    expectRefusal(await start('--port', 'eighty'), '--port takes a port from 0 to 65535, not "eighty".');
  });

  it('when the file to replay is not there', async () => {
    const { code, stderr } = await start('--port', '0', '--data', freshDir(), '--replay', 'none.jsonl');
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'The replay file none.jsonl cannot be read. Check the path and its permissions.\n' });
  });

  it('when there is no secret to sign a replay with', async () => {
    const secrets = join(freshDir(), 'secrets.json');
    writeFileSync(secrets, '{"x": ["only-x"]}', { mode: 0o600 });
    const { code, stderr } = await aProcess('local/main.ts', ['--port', '0', '--data', join(freshDir(), 'data'), '--secrets', secrets]).ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('a secret under "standard". Without one, start with --empty.') });
  });

  it('when others can reach it and no token may describe the brands of a replay', async () => {
    const tokens = join(freshDir(), 'tokens.json');
    writeFileSync(tokens, JSON.stringify([{ token: 'only-for-the-harbour', brands: ['harbour'], scope: 'admin' }]));
    const args = ['--port', '0', '--host', '0.0.0.0', '--token-file', tokens, '--data', join(freshDir(), 'data')];
    const { code, stderr } = await aProcess('local/main.ts', args).ended;
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: expect.stringContaining('a token of brands "*" and scope "admin". Without one, start with --empty.'),
    });
  });
});

describe('a start that is refused', () => {
  it('leaves a new folder new, so that the next start shows the sample', async () => {
    const port = await takenPort();
    const data = join(freshDir(), 'data');
    await start('--port', port, '--data', data);
    mkdirSync(data, { recursive: true });
    const second = aProcess('local/main.ts', ['--port', '0', '--data', data]);
    await second.line(/^replaying /);
    await second.kill('SIGKILL');
  });
});
