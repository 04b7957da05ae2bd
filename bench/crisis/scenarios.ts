import { CALM_SCENARIOS } from './calm-scenarios.ts';
import { CRISIS_SCENARIOS } from './crisis-scenarios.ts';
import type { Scenario } from './story.ts';

/** Every scenario, those without a crisis first. */
export const SCENARIOS: readonly Scenario[] = [...CALM_SCENARIOS, ...CRISIS_SCENARIOS];
