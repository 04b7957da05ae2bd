import type { Sentences } from './bank.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { pt } from './pt.ts';

export const SENTENCES = { en, de, es, fr, pt, it } as const satisfies Record<string, Sentences>;
export type Language = keyof typeof SENTENCES;
