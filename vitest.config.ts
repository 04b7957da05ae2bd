import { defineConfig } from 'vitest/config';

const STACKS = 'test/lib/**/*.test.ts';
/** What takes minutes has scripts of its own, which `.ci/run` calls. */
const SLOW = ['test/crash/**', 'test/chaos/{weather,every-call}.test.ts'];

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      // The CDK takes seconds to import: its tests share it, where all others have a world of their own.
      { test: { name: 'stacks', include: [STACKS], isolate: false, testTimeout: 30_000 } },
      { test: { name: 'product', include: ['test/**/*.test.ts'], exclude: [STACKS, ...SLOW], testTimeout: 30_000 } },
    ],
  },
});
