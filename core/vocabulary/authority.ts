import { vocabularyOf } from './words.ts';

/** What people write who go to law or to an authority, or say that they will. */
export const LEGAL = vocabularyOf({
  en: `
    lawyer, lawyers, attorney, solicitor, legal action, legal claim, legal advice, take you to court, see you in court, small claims,
    sue you, suing, i'll sue, will sue, gonna sue, going to sue, lawsuit, class action, ombudsman, trading standards, advertising standards,
    data protection, gdpr, privacy regulator, data breach, consumer protection, better business bureau, attorney general, report you to the,
    regulator, financial conduct authority, subject access request, breach of contract, cease and desist, whistleblower
  `,
  de: `
    anwalt, anwältin, rechtsanwalt, klage, verklagen, verklage, gericht, rechtliche schritte, abmahnung, verbraucherzentrale,
    verbraucherschutz, bundesnetzagentur, bafin, schlichtungsstelle, ombudsmann, datenschutz, dsgvo, datenleck, strafanzeige,
    anzeige erstatten
  `,
  es: `
    abogado, abogada, abogados, demandar, demanda judicial, demandaré, denunciar, denuncia, acciones legales, juzgado, tribunal,
    defensor del consumidor, protección de datos, rgpd, organización de consumidores, oficina del consumidor, hojas de reclamaciones,
    hoja de reclamaciones
  `,
  fr: `
    avocat, avocate, tribunal, porter plainte, déposer plainte, dépose plainte, poursuites, action en justice, mise en demeure, médiateur,
    répression des fraudes, dgccrf, cnil, rgpd, protection des données, que choisir
  `,
  pt: `
    advogado, advogada, processar vocês, vou processar, processo judicial, ação judicial, justiça, tribunal, procon, anatel,
    defesa do consumidor, livro de reclamações, proteção de dados, lgpd, rgpd, denunciar, vazamento de dados
  `,
  it: `
    avvocato, avvocata, denuncia, denunciare, querela, tribunale, vie legali, azioni legali, causa legale, agcom, antitrust, garante,
    protezione dei dati, gdpr, difesa dei consumatori, associazione consumatori
  `,
});

/** What people write who write for the press. */
export const PRESS = vocabularyOf({
  en: `
    i'm a journalist, i am a journalist, i'm a reporter, i am a reporter, reporter with, reporter at, reporter for, journalist with,
    journalist at, journalist for, producer at, press inquiry, press enquiry, media inquiry, media enquiry, press request,
    request for comment, for comment on, would you comment, care to comment, writing a story, working on a story, writing an article,
    on the record, press office, for our programme, for our newspaper
  `,
  de: `
    ich bin journalist, ich bin journalistin, als journalist, als journalistin, presseanfrage, pressestelle, redaktion, ich recherchiere,
    für einen artikel, für einen beitrag, stellungnahme, um stellungnahme
  `,
  es: `
    soy periodista, somos periodistas, consulta de prensa, gabinete de prensa, oficina de prensa, redacción de, escribo un artículo,
    para un reportaje, estoy escribiendo un reportaje, una declaración para
  `,
  fr: `
    je suis journaliste, journaliste à, journaliste pour, demande presse, service presse, demande de presse, j’écris un article,
    pour un article, pour un reportage, une réaction de votre part
  `,
  pt: `
    sou jornalista, jornalista da, jornalista do, pedido de imprensa, assessoria de imprensa, gabinete de imprensa, escrevendo uma matéria,
    para uma reportagem, para uma matéria, a escrever um artigo, um posicionamento
  `,
  it: `
    sono un giornalista, sono una giornalista, giornalista di, giornalista per, richiesta stampa, ufficio stampa, scrivo un articolo,
    per un articolo, per un servizio, una dichiarazione
  `,
});
