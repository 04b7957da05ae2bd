import { describe, expect, it } from 'vitest';
import { LEGAL, PRESS } from '../../../core/vocabulary/authority.ts';
import { LEAVING, LEAVING_NAMED, MOVING } from '../../../core/vocabulary/churn.ts';
import { DENYING, FAULTS } from '../../../core/vocabulary/complaint.ts';
import { COURTESIES, PRAISING } from '../../../core/vocabulary/praise.ts';
import { BUYING } from '../../../core/vocabulary/purchase.ts';
import { ASKING, OWN_MISHAPS, PLEADING, WHY } from '../../../core/vocabulary/question.ts';
import { BAIT } from '../../../core/vocabulary/spam.ts';
import { namedIn, plainText, type Vocabulary } from '../../../core/vocabulary/words.ts';

const ALL: readonly (readonly [string, Vocabulary])[] = Object.entries({
  LEGAL,
  PRESS,
  LEAVING,
  LEAVING_NAMED,
  MOVING,
  DENYING,
  FAULTS,
  COURTESIES,
  PRAISING,
  BUYING,
  ASKING,
  OWN_MISHAPS,
  PLEADING,
  WHY,
  BAIT,
});

describe('our own words', () => {
  it.each(ALL)('of %s are found, each as it is written', (_name, vocabulary) => {
    const terms = [...vocabulary.byFirstWord.values()].flat().map(({ term }) => term);
    expect(terms.filter((term) => term === '' || !namedIn(plainText(`so, ${term}!`), vocabulary).includes(term))).toEqual([]);
  });
});
