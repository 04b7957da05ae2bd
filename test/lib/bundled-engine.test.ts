import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadedWith, sourcesOf } from '../../bench/bundle-parts.ts';
import { BESIDE, buildFunctions } from '../../lib/bundle.ts';
import { readMood } from '../../mood/engine.ts';

const NONE = { bytes: 0, inputs: {}, imports: [], exports: [] };
const ROOT = join(import.meta.dirname, '../..');
const TEXTS = [
  { text: 'The app is down again and nobody answers, awful service' },
  { text: 'Desde la actualización no funciona nada, pésimo servicio' },
  { text: 'Depuis la mise à jour plus rien ne fonctionne, service nul' },
  { text: 'Seit dem Update funktioniert gar nichts mehr, furchtbar' },
  { text: 'Desde a atualização nada funciona, péssimo atendimento' },
  { text: "Dopo l'aggiornamento non funziona più niente, servizio pessimo" },
  { text: 'ありがとうございます、とても助かりました' },
  { text: '👍👍' },
  { text: 'Danke', language: 'de' },
];
const PROBE = `
import { createEmbeddedSentiment } from '${join(ROOT, 'lambdas/adapters/embedded-sentiment.ts')}';
process.stdout.write(JSON.stringify(await createEmbeddedSentiment().read(JSON.parse(process.argv[2] ?? ''))));`;

/** The adapter of the embedded engine, bundled as the analysis is, in a folder that holds nothing else. */
describe('the embedded engine in a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'groundswell-engine-'));
  beforeAll(() => {
    const root = join(folder, 'root');
    mkdirSync(join(root, 'lambdas/probe'), { recursive: true });
    for (const shared of ['node_modules', 'mood']) symlinkSync(join(ROOT, shared), join(root, shared));
    writeFileSync(join(root, 'lambdas/probe/index.ts'), PROBE);
    const { bundles } = buildFunctions({ root, functions: ['probe'], standIns: {}, beside: { probe: BESIDE['analyze-messages'] } });
    for (const { name, contents } of bundles.get('probe') ?? []) {
      mkdirSync(dirname(join(folder, 'deployed', name)), { recursive: true });
      writeFileSync(join(folder, 'deployed', name), contents);
    }
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('has all that it needs with it, and answers what it answers from its sources', () => {
    const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'deployed/index.mjs'), JSON.stringify(TEXTS)], { encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(TEXTS.map((reading) => JSON.parse(JSON.stringify(readMood(reading)))));
  });

  it('is loaded by the analysis when the first text comes, and by no other function', () => {
    const functions = ['analyze-messages', 'watch-brands', 'receive-webhook', 'care-api'];
    const { metafile } = buildFunctions({ root: ROOT, functions });
    const having = Object.entries(metafile.outputs).filter(([, { inputs }]) => 'mood/engine.ts' in inputs);
    expect(having.map(([path]) => path)).toEqual([expect.stringMatching(/^bundles\/analyze-messages\/engine-\w+\.mjs$/)]);
    for (const name of functions)
      expect(
        sourcesOf(loadedWith(metafile.outputs, `bundles/${name}/index.mjs`) ?? NONE).filter((path) => /mood\/(?:net|weights)/.test(path)),
      ).toEqual([]);
  });
});
