/** Two-sided quantiles of the normal distribution. */
const Z_95 = 1.96;
export const Z_99 = 2.576;

/**
 * The interval of a share from `hits` of `n`, of 95 % unless another quantile is given; honest where n is small, unlike the plain share.
 * E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * Nothing seen says nothing: 0 of 0 is the interval from 0 to 1.
 */
export const wilsonInterval = (hits: number, n: number, z = Z_95): { low: number; high: number } => {
  if (n === 0) return { low: 0, high: 1 };
  const share = hits / n;
  const scale = 1 + (z * z) / n;
  const middle = (share + (z * z) / (2 * n)) / scale;
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / scale;
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
};
