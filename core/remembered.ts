import type { Buried } from './dead-letters.ts';
import type { Shaken } from './handshake.ts';
import type { Heard } from './silence.ts';

/** What is remembered of how well we hear. */
export type Remembered = Heard | Shaken | Buried;

/** What is remembered, by its kind and whom it is about. */
export type RememberedName = Pick<Heard, 'kind' | 'platform' | 'account'> | Pick<Shaken, 'kind' | 'platform' | 'account'> | Pick<Buried, 'kind'>;

/** The key that something is remembered under. An account may hold anything and stands at the end. */
export const rememberedKey = (name: RememberedName): string => {
  switch (name.kind) {
    case 'account':
    case 'handshake':
      return `${name.kind}#${name.platform}#${name.account ?? ''}`;
    case 'dead-letters':
      return name.kind;
    default:
      return name satisfies never;
  }
};
