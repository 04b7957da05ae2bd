import { termsOf } from './terms.ts';

/** What people say of any matter when they complain, in the languages whose common words we leave out: it tells that they do, and not about what. */
export const COMPLAINT_WORDS = termsOf({
  en:
    'bad, worse, worst, terrible, awful, horrible, disgusting, ridiculous, unacceptable, pathetic, useless, rubbish, garbage, trash, joke, shame, shameful, ' +
    'disgrace, disgraceful, disappointed, disappointing, disappointment, angry, furious, annoyed, annoying, frustrated, frustrating, fed, sick, tired, hate, ' +
    'sucks, wtf, omg, lol, please, help, fix, sort, service, customer, customers, company, people, guys, someone, anyone, everyone, still, really, ' +
    'absolutely, totally, completely, never, ever, always, time, times, day, days, today, week, hour, hours, thanks, thank, hello, sorry, want, need, know, get, got, like',
  de:
    'schlecht, schlechter, schlimm, furchtbar, schrecklich, unverschämt, unverschämtheit, frechheit, peinlich, lächerlich, katastrophe, wütend, sauer, enttäuscht, ' +
    'enttäuschend, nervt, bitte, hilfe, service, kunde, kunden, firma, leute, jemand, endlich, wirklich, immer, nie, heute, tag, tage, woche, stunde, stunden, danke',
  es:
    'malo, mala, peor, pésimo, pésima, terrible, horrible, vergüenza, asco, inaceptable, ridículo, enfadado, harto, decepcionado, ayuda, favor, servicio, cliente, ' +
    'clientes, empresa, gente, alguien, nunca, siempre, hoy, día, días, semana, hora, horas, gracias',
  fr:
    'mauvais, mauvaise, pire, nul, nulle, horrible, terrible, honte, honteux, inacceptable, ridicule, scandaleux, colère, déçu, déçue, marre, aide, svp, plaît, service, ' +
    'client, clients, société, gens, quelqu, jamais, toujours, aujourd, jour, jours, semaine, heure, heures, merci',
  it:
    'cattivo, peggio, pessimo, pessima, orribile, terribile, vergogna, schifo, inaccettabile, ridicolo, arrabbiato, deluso, delusa, aiuto, favore, servizio, cliente, ' +
    'clienti, azienda, gente, qualcuno, mai, sempre, oggi, giorno, giorni, settimana, ora, ore, grazie',
  pt:
    'ruim, mau, pior, péssimo, péssima, terrível, horrível, vergonha, inaceitável, ridículo, absurdo, raiva, decepcionado, ajuda, favor, serviço, cliente, clientes, ' +
    'empresa, gente, alguém, nunca, sempre, hoje, dia, dias, semana, hora, horas, obrigado, obrigada',
});
