import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FUNCTION_NAMES } from '../../lib/constructs/watched.ts';
import { KEY_NAMES } from '../../lib/settings/keys.ts';
import { aWatchedStackWithAlarms } from './a-watched-stack.ts';
import { alarmsOf } from './alarms-of.ts';

const runbook = readFileSync('docs/runbook.md', 'utf8');

/** The sections under `## Alarms`, each with its heading and its text. */
const sections = (/\n## Alarms\n(?<alarms>[^]*?)\n## /.exec(runbook)?.groups?.['alarms'] ?? '')
  .split('\n### ')
  .slice(1)
  .map((text) => ({ name: text.split('\n', 1)[0] ?? '', text }));

/** Those of a hybrid, and what there is only where Comprehend alone reads. */
const alarms = (['hybrid', 'comprehend'] as const)
  .flatMap((mood) => alarmsOf(aWatchedStackWithAlarms({ mood, reserved: { receiveWebhook: 100 } })))
  .filter(({ id }, index, all) => all.findIndex((one) => one.id === id) === index);

/** A heading as a link names it. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');

describe('the runbook', () => {
  it.each(alarms)('has a section for $id', ({ section }) => {
    expect(sections.map(({ name }) => name)).toContain(section);
  });

  it.each(sections)('has an alarm for its section $name', ({ name }) => {
    expect(alarms.map(({ section }) => section)).toContain(name);
  });

  it.each(sections)('says in $name what it means, how to look, what to do, and when it is over', ({ text }) => {
    expect([...text.matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, lead]) => lead)).toEqual(['Means', 'Look', 'Do', 'Over']);
  });

  it('links to headings that exist', () => {
    for (const page of ['runbook', 'restore']) {
      const text = readFileSync(`docs/${page}.md`, 'utf8');
      for (const [, target = '', heading = ''] of text.matchAll(/\]\((?:(\w+)\.md)?#([\w-]+)\)/g)) {
        const headings = [...readFileSync(`docs/${target || page}.md`, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, words = '']) => anchor(words));
        expect(headings, `${page}.md links to ${target}#${heading}`).toContain(heading);
      }
    }
  });

  it('deploys with settings that exist', () => {
    const named = [...runbook.matchAll(/-c (\w+)=/g)].map(([, key]) => key ?? '');
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((key) => !KEY_NAMES.some((name) => name === key))).toEqual([]);
  });

  it('asks for outputs, functions and log groups in the way that it defines', () => {
    const functions = new Set([...FUNCTION_NAMES.map((name) => `${name[0]?.toUpperCase()}${name.slice(1)}`), '$name', '$1']);
    const asked = [...runbook.matchAll(/(?:\bfn|\blogs|\berrors) "?([A-Z$]\w*)/g)].map(([, name]) => name ?? '');
    expect(asked.filter((name) => !functions.has(name))).toEqual([]);
  });

  it.each([
    { command: 'secret', file: 'operations/secret-command.ts' },
    { command: 'aws:redrive', file: 'operations/redrive-command.ts' },
    { command: 'simulate:keys', file: 'bench/simulate-keys.ts' },
  ])('uses npm run $command, which is $file', ({ command, file }) => {
    expect(runbook).toContain(`npm run ${command}`);
    expect(existsSync(file)).toBe(true);
  });
});
