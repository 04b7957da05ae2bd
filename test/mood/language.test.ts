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
    ['hi', 'app update karne ke baad khul hi nahi raha yaar'],
    ['ja', 'アップデートしてからアプリが開けません'],
    ['ko', '업데이트 후 앱이 열리지 않아요'],
    ['zh', '更新之后应用打不开了'],
    ['zh-TW', '更新之後應用程式打不開了'],
    ['ar', 'لا أستطيع فتح التطبيق بعد التحديث'],
    ['hi', 'अपडेट के बाद ऐप नहीं खुल रहा'],
  ])('is told from a sentence: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['en', 'not good'],
    ['fr', 'pas bon du tout'],
    ['de', 'nicht gut'],
    ['de', 'Danke'],
    ['en', 'Thanks!'],
    ['pt', 'não funciona'],
    ['es', 'ya no funciona nada aquí'],
    ['it', 'non funziona'],
  ])('is told from few words: %s, %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['Dutch', 'Sinds de update kan ik de app niet meer openen'],
    ['Danish', 'Hvorfor virker jeres app ikke længere i dag?'],
    ['Swedish', 'Varför fungerar inte er app längre?'],
    ['Polish', 'Dlaczego wasza aplikacja dzisiaj nie działa?'],
    ['Turkish', 'Uygulamanız bugün neden çalışmıyor?'],
    ['Hungarian', 'Miért nem működik ma az alkalmazás?'],
    ['Vietnamese', 'Tại sao ứng dụng hôm nay không hoạt động?'],
    ['Russian', 'Почему сегодня не работает приложение?'],
  ])('is none that we know for %s', (_language, text) => {
    expect(detectLanguage(text)).toBeUndefined();
  });

  it.each([
    ['fa', 'چرا برنامه شما امروز کار نمی‌کند؟'],
    ['ur', 'آپ کی ایپ آج کام کیوں نہیں کر رہی ہے؟'],
    ['mr', 'तुमचे अ‍ॅप आज का चालत नाही?'],
    ['el', 'Γιατί δεν λειτουργεί σήμερα η εφαρμογή;'],
    ['th', 'ทำไมแอปใช้ไม่ได้วันนี้'],
  ])('is not taken for that of its script: %s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  it.each([
    ['nothing', ''],
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
