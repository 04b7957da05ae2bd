import type { BrandDocument } from '../../core/brand.ts';
import type { Incident } from '../../core/incident.ts';
import type { Time } from '../../core/time.ts';
import { advanceReplay } from '../../lambdas/assess-brand.ts';
import type { Heard } from './heard.ts';
import { portsOver } from './ports.ts';

/** The incidents that a replay of the history raises, judged up to `to` by the product itself; the earliest first, each as it is in the end. */
export const judge = async (brand: BrandDocument, heard: Heard, to: Time): Promise<readonly Incident[]> => {
  const ports = portsOver(brand, heard, to);
  await advanceReplay(ports, 'simulation', to);
  const incidents = await ports.incidents.list(brand.brand, { limit: Infinity });
  return incidents.toReversed();
};
