import { alertLinks } from '../../core/alert/links.ts';
import type { Links } from '../ports.ts';

export interface LinksOptions {
  /** How the outside reaches the API: no slash at its end. */
  readonly publicUrl: string;
  /** The keys that sign acknowledge links, the newest first. */
  readonly keys: () => Promise<readonly string[]>;
}

/** Links that lead to the deployed API. */
export const createLinks = ({ publicUrl, keys }: LinksOptions): Links => ({
  to: async (incident, now) => alertLinks(publicUrl, incident, await keys(), now),
});
