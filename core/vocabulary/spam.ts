import { vocabularyOf } from './words.ts';

/** What is written by whoever sells, baits or recruits, and wants nothing of the brand. One alone proves nothing. */
export const BAIT = vocabularyOf({
  en: `
    watch now, watch here, click here, click the link, click link, link in bio, link in my bio, check out my, check my bio, follow me,
    follow back, follow for follow, follow us, subscribe to my, giveaway, enter to win, win a free, free gift card, gift card giveaway,
    retweet to win, tag a friend, tag three friends, earn money, make money online, work from home, passive income, financial freedom,
    invest in, investment platform, forex, bitcoin, crypto, nft, airdrop, trading signals, double your, guaranteed profit, dm me for,
    dm for promo, dm to collab, promote it on, whatsapp me, telegram, helped me recover, recovered my account, he got my account back,
    reach out to him, hot singles, onlyfans, cheap followers, buy followers, spread the word, tweet and tag, tag us, share and win,
    limited offer, claim your offer, claim your prize, claim your reward, shop now, buy now, order now, limited time offer, use my code,
    use code, affiliate
  `,
  de: `
    jetzt ansehen, hier klicken, klick auf den link, link in der bio, folgt mir, gewinnspiel, geld verdienen, passives einkommen, krypto,
    bitcoin, nur heute, rabattcode, kostenlos gewinnen, schreibt mir auf whatsapp, hat mir geholfen mein konto
  `,
  es: `
    ver ahora, haz clic, haz click, link en mi bio, enlace en la bio, sígueme, sorteo, gana dinero, ganar dinero, ingresos pasivos,
    criptomonedas, bitcoin, oferta limitada, seguidores baratos, escríbeme al whatsapp, me ayudó a recuperar
  `,
  fr: `
    regardez maintenant, cliquez ici, lien en bio, lien dans la bio, suivez-moi, concours, gagner de l’argent, revenus passifs, crypto,
    bitcoin, offre limitée, abonnez-vous à ma, contactez-moi sur whatsapp, m’a aidé à récupérer
  `,
  pt: `
    assista agora, clique aqui, link na bio, me siga, me segue, sorteio, ganhar dinheiro, ganhe dinheiro, renda extra, renda passiva,
    criptomoedas, bitcoin, oferta limitada, chama no whatsapp, me ajudou a recuperar
  `,
  it: `
    guarda ora, clicca qui, link in bio, seguimi, concorso, guadagnare soldi, guadagna da casa, reddito passivo, criptovalute, bitcoin,
    offerta limitata, scrivimi su whatsapp, mi ha aiutato a recuperare
  `,
});
