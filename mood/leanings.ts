import type { Features } from './features.ts';

/** How strongly each feature speaks for a negative and for a positive mood: two tables of one language, addressed by the first bits of a hash. */
export interface Table {
  readonly bits: number;
  readonly negative: Int8Array | Float32Array;
  readonly positive: Int8Array | Float32Array;
  /** What one unit of the tables is worth, in log-odds. */
  readonly step: number;
}

/** How many figures are weighed: those of `leaningsOf`, then from `NET_SAYS` on the two of the network, where a language has one. */
export const LEANINGS = 14;
export const NET_SAYS = 12;

/** A clause of fewer features than these leans no further than they would: one word is little evidence. */
const LEAST = 16;

/**
 * What a text leans to, written into `into`: log-odds that it is negative and that it is positive (of the whole, of
 * its most negative and most positive clause, of its first and of its last), how far it goes both ways, and how long it is.
 */
export const leaningsOf = ({ hashes, count, ends, clauses }: Features, table: Table, into: Float32Array): void => {
  const shift = 32 - table.bits;
  let [negative, positive, from] = [0, 0, 0];
  into.fill(0);
  for (let clause = 0; clause <= clauses; clause += 1) {
    const end = clause === clauses ? count : (ends[clause] ?? count);
    let [against, inFavour] = [0, 0];
    for (let at = from; at < end; at += 1) {
      const bucket = (hashes[at] ?? 0) >>> shift;
      against += table.negative[bucket] ?? 0;
      inFavour += table.positive[bucket] ?? 0;
    }
    negative += against;
    positive += inFavour;
    if (clause === clauses) break;
    const share = table.step / Math.sqrt(Math.max(LEAST, end - from));
    noteClause(clause, against * share, inFavour * share, into);
    from = end;
  }
  const share = table.step / Math.sqrt(Math.max(1, count));
  into[0] = negative * share;
  into[1] = positive * share;
  into[8] = Math.min(into[2] ?? 0, into[3] ?? 0);
  into[9] = Math.max(into[0], into[1]);
  into[10] = Math.log1p(clauses) - 1;
  into[11] = Math.log1p(count) - 4;
};

function noteClause(clause: number, against: number, inFavour: number, into: Float32Array): void {
  into[2] = clause === 0 ? against : Math.max(into[2] ?? 0, against);
  into[3] = clause === 0 ? inFavour : Math.max(into[3] ?? 0, inFavour);
  if (clause === 0) [into[4], into[5]] = [against, inFavour];
  [into[6], into[7]] = [against, inFavour];
}
