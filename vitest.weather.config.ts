import { defineConfig } from 'vitest/config';

/** Days on which calls of AWS fail by chance, and a sample of single calls that kill: minutes of waiting. Run by `npm run test:weather`, not by `npm test`. */
export default defineConfig({
  test: {
    include: ['test/chaos/{weather,every-call}.test.ts'],
    testTimeout: 60_000,
    reporters: ['verbose'],
  },
});
