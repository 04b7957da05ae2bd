import { defineConfig } from 'vitest/config';

/** Kills the program again and again, which takes minutes: run by `npm run test:crash`, not by `npm test`. */
export default defineConfig({
  test: {
    include: ['test/crash/**/*.test.ts'],
    testTimeout: 600_000,
    reporters: ['verbose'],
    disableConsoleIntercept: true,
  },
});
