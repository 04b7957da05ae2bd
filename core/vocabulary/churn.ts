import { termsOf } from '../terms.ts';
import { vocabularyOf } from './words.ts';

/** What people write who leave, or say that they will. */
export const LEAVING = vocabularyOf({
  en: `
    cancel my account, cancel my subscription, cancel my membership, cancel my contract, cancel my plan, cancel my service,
    canceling my account, canceling my subscription, cancelled my subscription, canceled my subscription, cancelled my account,
    canceled my account, close my account, closing my account, closed my account, delete my account, deleting my account, delete an account,
    delete the account, end my contract, unsubscribe me, unsubscribing, done with you, done with y'all, done with yall,
    done with this company, i'm done with, we're done with, am done with, bout done with, about done with, leaving you, switch to another,
    switching away, switching providers, switch providers, switching banks, changing providers, change providers, going elsewhere,
    go elsewhere, taking my business elsewhere, take my business elsewhere, taking my money elsewhere, lost a customer, losing a customer,
    lose a customer, lost my business, losing my business, never buying, never flying, won't be back, won't be renewing, not renewing,
    not going to renew, no longer a customer, former customer, ex customer, continue being a customer, stay a customer, remain a customer,
    looking for alternatives, any alternatives, get rid of these, goodbye forever
  `,
  de: `
    ich kündige, kündige ich, kündigen wir, wir kündigen, kündigung, gekündigt, will kündigen, möchte kündigen, werde kündigen,
    vertrag kündigen, abo kündigen, konto löschen, account löschen, konto auflösen, wechsle zu, wechsle jetzt, wechsel zu, werde wechseln,
    anbieter wechseln, den anbieter, nie wieder, nie mehr bei, das war’s mit uns, kunde verloren, kunden verloren, kunde weniger, bin weg
  `,
  es: `
    darme de baja, me doy de baja, dar de baja, dado de baja, cancelar mi cuenta, cancelar mi suscripción, cancelo mi, cancelar el contrato,
    cancelar mi contrato, cerrar mi cuenta, borrar mi cuenta, eliminar mi cuenta, me cambio a, me cambio de, me voy a otra,
    me voy a la competencia, cambiar de compañía, cambiarme de, nunca más, no vuelvo a, un cliente menos, pierden un cliente,
    han perdido un cliente, perdieron un cliente
  `,
  fr: `
    je résilie, résilier, résiliation, résilié, annuler mon abonnement, j’annule mon abonnement, fermer mon compte, supprimer mon compte,
    clôturer mon compte, je change d’opérateur, changer d’opérateur, je vais ailleurs, je pars chez, je passe chez, aller voir ailleurs,
    à la concurrence, plus jamais, client perdu, perdu un client, perdez un client, un client de moins, une cliente de moins
  `,
  pt: `
    cancelar minha conta, cancelar a minha conta, cancelar minha assinatura, cancelar a minha assinatura, cancelar meu plano,
    cancelar o contrato, vou cancelar, quero cancelar, cancelei, encerrar minha conta, fechar a minha conta, excluir minha conta,
    apagar minha conta, vou mudar para, vou mudar de, vou trocar de, mudar de operadora, trocar de operadora, nunca mais, um cliente a menos,
    perderam um cliente, perdeu um cliente, vou para a concorrência
  `,
  it: `
    disdico, disdire, disdetta, cancellare il mio account, chiudere il mio conto, chiudere il conto, eliminare il mio account,
    annullare l’abbonamento, cambio operatore, cambiare operatore, passo a, vado altrove, mai più, un cliente in meno, perso un cliente,
    avete perso un cliente
  `,
});

/** The words that stand right before the name of a company that somebody goes TO, beside a word of MOVING. */
export const TOWARDS: ReadonlySet<string> = new Set(
  termsOf({ en: 'to, join, joining, joined', de: 'zu, zur, zum', es: 'a', fr: 'chez, à, vers', pt: 'para, pra', it: 'a, verso' }),
);

/** What people write who go from one company to another. */
export const MOVING = vocabularyOf({
  en: `
    switch, switching, switched, move, moving, moved, change, changing, changed, go, going, gone, went, heading, signed up, signing up,
    joining, joined, leaving, left
  `,
  de: `wechsle, wechsel, wechseln, gewechselt, gehe, gehen, bin jetzt, ab jetzt, kündige`,
  es: `cambio, cambiar, cambiarme, cambié, me voy, me fui, paso, pasar, pasarme`,
  fr: `change, changer, passe, passer, pars, partir, parti, partie, vais, aller, suis allé, suis allée`,
  pt: `mudo, mudar, mudei, vou, trocar, troco, troquei, migrar, migrei, passo, passei`,
  it: `cambio, cambiare, passo, passare, passato, passata, vado`,
});

/** What people write who want to leave the company whose name stands beside it. */
export const LEAVING_NAMED = vocabularyOf({
  en: `
    leaving, leave, left, quit, quitting, ditching, ditch, dump, dumping, cancel, cancelling, canceling, cancelled, canceled, switch from,
    switching from, moving from, move from, done with, fed up with, sick of, tired of, alternative to, alternatives to, instead of,
    get rid of, had enough of, anything better than
  `,
  de: `
    weg von, verlasse, kündige, kündigen, gekündigt, wechsel von, wechsle von, wechseln von, schluss mit, genug von, alternative zu,
    alternativen zu, statt
  `,
  es: `
    dejar, dejo, harto de, harta de, cansado de, cansada de, cambiarme de, me cambio de, darme de baja de, cancelar, alternativa a,
    alternativas a, en vez de
  `,
  fr: `quitter, quitte, marre de, ras le bol de, résilier, résilie, alternative à, alternatives à, au lieu de`,
  pt: `
    sair da, sair do, largar, deixar, cansado da, cansado do, cansada da, cancelar, trocar a, trocar o, alternativa à, alternativa ao,
    em vez da, em vez do
  `,
  it: `lasciare, lascio, stufo di, stufa di, stanco di, disdire, disdico, alternativa a, alternative a, invece di`,
});
