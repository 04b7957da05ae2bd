import { vocabularyOf } from './words.ts';

/** What people write when something does not work, did not come or is not right, in whatever tone. */
export const FAULTS = vocabularyOf({
  en: `
    doesn't work, don't work, not working, isn't working, aren't working, stopped working, didn't work, never works, won't work, still not,
    still no, still can't, still having, won't let, not letting, doesn't let, wouldn't let, won't open, won't load, won't start, won't play,
    won't sync, won't connect, won't accept, won't launch, won't download, can't log in, can't login, can't sign in, can't get in,
    can't access, can't play, can't connect, can't open, can't use, can't find, can't change, can't switch, can't even, can't get into,
    can't log into, can't log, can't join, can't go online, can't get online, can't verify, can't delete, can't unlock, can't reach,
    can't get through, cannot get, cannot join, couldn't log, couldn't open, couldn't access, isn't letting, doesn't allow, not allow me,
    not allowing, doesn't load, doesn't open, doesn't show, didn't deliver, still don't have, still haven't, still hasn't, still waiting,
    have yet to receive, yet to receive, went wrong, something wrong, nothing happens, nothing happened, tried everything, for no reason,
    for some reason, none of my, denied, kicked me, kicks me, kick me, wrongfully, wrongly, terminated, blocked, slower, so slow, too slow,
    getting this message, getting the message, error message, keeps crashing, cannot access, cannot log in, cannot login, cannot open,
    cannot connect, unable to, not able to, refuses to, failed, fails, failing, failure, error, errors, error code, bug, bugs, buggy, glitch,
    glitches, glitchy, crash, crashes, crashed, crashing, freezes, freezing, frozen, broken, broke, outage, is down, are down, was down,
    went down, disconnects, keeps disconnecting, keep getting, keeps getting, keeps saying, keeps telling, keeps asking, anyone else,
    anybody else, is anyone having, is anybody having, what the hell, the hell, what the heck, what is going on, what's going on, refuse,
    refused, you promised, was promised, banned me, been banned, got banned, is banned, shadow banned, stuck on, stuck at, stuck in,
    is stuck, doesn't recognize, doesn't recognise, i tried, i have tried, ive tried, tried to, it says, an issue, a problem, trouble,
    having trouble, having problems, having issues, having a problem, having an issue, trouble with, problem with, problems with, issue with,
    issues with, have a problem, have an issue, had an issue, same thing, still same, same issue, same problem, same error, this issue,
    this problem, missing, disappeared, vanished, lost my data, deleted my, gone, hacked, compromised, stolen, scammed, locked out,
    suspended, never received, never arrived, never came, didn't receive, haven't received, didn't get, not received, not arrived,
    not delivered, late again, overcharged, double charged, charged me, charging me, on hold, no response, no reply, no answer, ignored,
    ignoring, waiting for, been waiting, for weeks, for months, refund me, full refund, my money back, fix this, fix it, fix your,
    please fix, ignore, not there, non-functioning, not functioning, a long wait, long wait, months already, weeks already, hours already,
    and yet, supposed to work, on its own, terrible, horrible, awful, worst, useless, unacceptable, ridiculous, disappointed, disappointing,
    frustrating, frustrated, annoying, price gouging, rip off, ripoff, scam, joke, shame on, disgusting, pathetic, fed up, tired of, sick of,
    not ok, do better, wtf
  `,
  de: `
    funktioniert nicht, funktionieren nicht, geht nicht, gehen nicht, klappt nicht, läuft nicht, startet nicht, lädt nicht, lässt sich nicht,
    kann nicht, kann mich nicht, können nicht, immer noch nicht, immer noch kein, immer noch keine, noch nicht angekommen, nicht angekommen,
    nicht erhalten, nicht bekommen, nicht geliefert, fehler, fehlermeldung, störung, ausfall, abgestürzt, stürzt ab, hängt, kaputt, defekt,
    gehackt, gesperrt, verschwunden, problem mit, probleme mit, doppelt abgebucht, zu viel abgebucht, geld zurück, warte seit, seit wochen,
    keine antwort, niemand antwortet, unverschämt, frechheit, katastrophe, enttäuscht, schlecht, schrecklich, furchtbar, reklamation,
    beschwerde
  `,
  es: `
    no funciona, no funcionan, no me deja, no puedo entrar, no puedo acceder, no puedo iniciar, no puedo, no carga, no abre, no sirve,
    no llega, no ha llegado, no me ha llegado, no he recibido, no recibí, sigue sin, sigo sin, error, errores, fallo, fallos, falla, caído,
    caída, se cuelga, se cierra, roto, rota, averiado, hackeado, hackearon, bloqueado, bloqueada, desaparecido, desapareció, problema con,
    problemas con, tengo un problema, me han cobrado, me cobraron, cobro doble, devolución de mi dinero, llevo esperando, llevo semanas,
    nadie responde, nadie contesta, sin respuesta, vergüenza, pésimo, pésima, horrible, fatal, inaceptable, decepcionado, decepcionada,
    estafa, queja, reclamación
  `,
  fr: `
    ne marche pas, ne marche plus, ne fonctionne pas, ne fonctionne plus, marche pas, fonctionne pas, ne s’ouvre pas, ne charge pas,
    impossible de, je ne peux pas, je ne peux plus, je n’arrive pas, j’arrive pas, toujours pas, toujours rien, pas reçu, jamais reçu,
    pas arrivé, erreur, bug, bugs, panne, en panne, plante, bloqué, bloquée, cassé, cassée, piraté, piratée, disparu, disparue,
    problème avec, problèmes avec, j’ai un problème, débité deux fois, prélevé deux fois, remboursez, remboursement, j’attends depuis,
    depuis des semaines, aucune réponse, sans réponse, personne ne répond, honte, honteux, inadmissible, inacceptable, scandaleux,
    lamentable, déçu, déçue, arnaque, réclamation, ras le bol
  `,
  pt: `
    não funciona, não funcionam, não está funcionando, parou de funcionar, não consigo entrar, não consigo acessar, não consigo aceder,
    não consigo, não abre, não carrega, não deixa, não chegou, não recebi, ainda não, continua sem, continuo sem, erro, erros, falha, falhas,
    fora do ar, caiu, trava, travando, travou, quebrado, quebrada, avariado, hackeado, hackeada, bloqueado, bloqueada, sumiu, desapareceu,
    problema com, problemas com, estou com problema, cobraram, cobrado duas vezes, cobrança indevida, meu dinheiro de volta, esperando há,
    há semanas, ninguém responde, sem resposta, vergonha, péssimo, péssima, horrível, inaceitável, decepcionado, decepcionada, golpe,
    reclamação, absurdo
  `,
  it: `
    non funziona, non funzionano, non va, non si apre, non carica, non riesco a, non mi fa, non arriva, non è arrivato, non ho ricevuto,
    ancora niente, ancora nulla, errore, errori, guasto, guasti, si blocca, bloccato, bloccata, rotto, rotta, hackerato, sparito, sparita,
    problema con, problemi con, ho un problema, addebitato due volte, rimborso, aspetto da, da settimane, nessuno risponde, nessuna risposta,
    vergogna, pessimo, pessima, orribile, inaccettabile, deluso, delusa, truffa, reclamo
  `,
});

/** Words that deny or limit: an unhappy customer's question that has one tells more of what is wrong than it asks. */
export const DENYING = vocabularyOf({
  en: `
    not, no, never, none, nothing, nobody, but, still, only, even, without, unable, instead, every time
  `,
  de: `nicht, kein, keine, keinen, nie, nichts, niemand, aber, nur, immer noch, ohne, statt`,
  es: `no, nunca, nada, nadie, pero, solo, sólo, todavía, sin, ni`,
  fr: `ne, pas, jamais, rien, personne, mais, seulement, toujours, encore, sans`,
  pt: `não, nunca, nada, ninguém, mas, só, apenas, ainda, sem, nem`,
  it: `non, mai, niente, nulla, nessuno, ma, solo, ancora, senza, neanche`,
});

/** Where these stand, nothing went wrong though a word of a complaint is named. They are taken out of a text before it is read. */
export const NO_FAULTS =
  /\b(?:way|how|know how|able) to fix (?:this|it)\b|\b(?:no|any|without|not a|zero) (?:problems?|issues?|errors?|trouble|bugs?)\b|\b(?:kein|keine|ohne) (?:problem|probleme|fehler)\b|\bsin (?:problemas?|errores)\b|\bsans (?:probleme|souci|erreur)s?\b|\bsem (?:problemas?|erros?)\b|\bsenza (?:problemi|errori)\b/gu;
