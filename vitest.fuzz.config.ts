import { defineConfig } from 'vitest/config';

const { FUZZ_CASES, FUZZ_SEED } = process.env;

/** Breaks deliveries of every platform in more than 100,000 ways, and asks the API 14,000 odd questions: run by `npm run fuzz`, in part by `npm test`. */
export default defineConfig({
  test: {
    include: ['test/fuzz/**/*.test.ts'],
    env: { FUZZ_CASES: FUZZ_CASES ?? '140000', FUZZ_SEED: FUZZ_SEED ?? String(Date.now() % 2 ** 31) },
    testTimeout: 1_200_000,
    reporters: ['verbose'],
    disableConsoleIntercept: true,
  },
});
