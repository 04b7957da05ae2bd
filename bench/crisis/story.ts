import type { Time } from '../../core/time.ts';
import type { Random } from '../../local/sample/random.ts';
import type { Brand, Size } from './brands.ts';
import type { Crisis, Wave } from './waves.ts';

/** What happens in a week, and which of it is a crisis. */
export interface Story {
  readonly waves: readonly Wave[];
  readonly crises: readonly Crisis[];
}

export interface Scenario {
  readonly name: string;
  /** The sizes of brands that it takes turns with. */
  readonly sizes: readonly Size[];
  /** Within these lies the brand's usual negative share. */
  readonly share: readonly [number, number];
  /** Tells of one week that begins at `week`. */
  readonly tell: (random: Random, brand: Brand, week: Time) => Story;
}
