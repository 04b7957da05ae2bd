/** The 95 % quantile of the normal distribution, two-sided. */
const Z = 1.96;

/**
 * The 95 % interval of a share from `hits` of `n`; honest where n is small, unlike the plain share.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * Nothing seen says nothing: 0 of 0 is the interval from 0 to 1.
 */
export const wilsonInterval = (hits: number, n: number): { low: number; high: number } => {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const scale = 1 + (Z * Z) / n;
  const middle = (share + (Z * Z) / (2 * n)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n))) / scale;
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};
