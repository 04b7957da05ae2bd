/** What Comprehend takes for a unit of 100 characters: USD, us-east-1, first tier, November 2026. */
export const USD_A_UNIT = 0.0001;

/** The units that so many US dollars pay for. */
export const unitsFor = (dollars: number): number => Math.round(dollars / USD_A_UNIT);
