import { describe, expect, it } from 'vitest';
import { chooseTeam, type TeamScene } from '../../core/team-choice.ts';
import { aRivalledBrand } from './a-rivalled-brand.ts';
import { aMessage } from './a-message.ts';

const scene = (text: string, over: Partial<TeamScene> = {}): TeamScene => ({
  inbound: [aMessage({ text })],
  brand: aRivalledBrand(),
  opportunity: false,
  unhappy: false,
  audience: 0,
  ...over,
});

describe('the team', () => {
  it.each([
    ['care, for whatever is ordinary', scene('My cup is cold'), { team: 'care' }],
    ['sales, for something to sell', scene('A cup please', { opportunity: true }), { team: 'sales' }],
    [
      'compliance, where a guideline of regulation is named',
      scene('Does it cure? A friend says it heals'),
      { team: 'compliance', matter: 'it touches a guideline: No promises about health' },
    ],
    ['care, where a guideline of advice is named', scene('You say we at Harbour'), { team: 'care' }],
    ['compliance, for a threat of law', scene('My lawyer will write'), { team: 'compliance', matter: 'a legal matter: lawyer' }],
    ['compliance, in Spanish', scene('Voy a demandar'), { team: 'compliance', matter: 'a legal matter: demandar' }],
    ['compliance, in French', scene('Je saisis le médiateur'), { team: 'compliance', matter: 'a legal matter: médiateur' }],
    ['compliance, in German', scene('Das geht an die Verbraucherzentrale'), { team: 'compliance', matter: 'a legal matter: verbraucherzentrale' }],
    ['compliance, in Portuguese', scene('Vou ao Procon'), { team: 'compliance', matter: 'a legal matter: procon' }],
    ['communications, for the press', scene("I'm a journalist, hello"), { team: 'communications', matter: "the press: i'm a journalist" }],
    ['compliance before the press', scene("I'm a journalist, about your data breach"), { team: 'compliance', matter: 'a legal matter: data breach' }],
    ['compliance before a sale', scene('The GDPR and a cup', { opportunity: true }), { team: 'compliance', matter: 'a legal matter: gdpr' }],
  ] as const)('is %s', (_name, given, choice) => {
    expect(chooseTeam(given)).toEqual(choice);
  });

  it.each([
    ['just too few followers', 99_999, true, 'care'],
    ['as many as the brand’s limit', 100_000, true, 'communications'],
    ['more, but no bad mood', 1_000_000, false, 'care'],
  ] as const)('is that of an unhappy influencer: %s', (_name, audience, unhappy, team) => {
    expect(chooseTeam(scene('My cup is cold', { audience, unhappy })).team).toBe(team);
  });
});
