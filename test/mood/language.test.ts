import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../mood/language.ts';

describe('the language of a text', () => {
  it.each([
    ['en', 'Since the update I cannot open the app any more'],
    ['de', 'Seit dem Update kann ich die App nicht mehr öffnen'],
    ['es', 'Desde la actualización no puedo abrir la aplicación'],
    ['fr', "Depuis la mise à jour je ne peux plus ouvrir l'application"],
    ['pt', 'Desde a atualização não consigo abrir o aplicativo'],
    ['it', "Dopo l'aggiornamento non riesco più ad aprire l'app"],
    ['nl', 'Sinds de update kan ik de app niet meer openen'],
    ['ja', 'アップデートしてからアプリが開けません'],
    ['ko', '업데이트 후 앱이 열리지 않아요'],
    ['zh', '更新之后应用打不开了'],
    ['ar', 'لا أستطيع فتح التطبيق بعد التحديث'],
    ['hi', 'अपडेट के बाद ऐप नहीं खुल रहा'],
  ])('is told from a sentence: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['en', 'not good'],
    ['fr', 'pas bon'],
    ['de', 'nicht gut'],
    ['de', 'Danke'],
    ['en', 'Thanks!'],
    ['pt', 'não funciona'],
  ])('of a short text is the one whose lexicon knows its words: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['nothing', ''],
    ['a word of many languages', 'ok'],
    ['pictures', '👍👍'],
    ['digits', '2026'],
    ['a handle and a link', '@somebody https://example.com/hello-world'],
  ])('is unknown for %s', (_name, text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  it('is not changed by a foreign word in another script', () => {
    expect(detectLanguage('I really love to walk through the streets of 東京 at night')).toBe('en');
  });
});
