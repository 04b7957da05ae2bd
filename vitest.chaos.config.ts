import { defineConfig } from 'vitest/config';

/** Lets each single call of AWS go wrong in turn, which takes minutes: run by `npm run test:chaos`, in part by `npm test` and `npm run test:weather`. */
export default defineConfig({
  test: {
    include: ['test/chaos/**/*.test.ts'],
    env: { CHAOS: 'every call' },
    testTimeout: 1_200_000,
    reporters: ['verbose'],
  },
});
