import { vocabularyOf } from './words.ts';

/** What people write who want to buy, or to know what that would cost. */
export const BUYING = vocabularyOf({
  en: `
    how much is, how much are, how much for, how much does, how much would, what does it cost, what's the price, what is the price,
    whats the price, price of, price for, price list, pricing, price, prices, price range, get a quote, a quote for, in stock, back in stock,
    restock, restocking, available to buy, pre-order, preorder, pre order, preordering, sign up, signing up for, want to buy, like to buy,
    looking to buy, wanna buy, where can i buy, where to buy, where can i get, can i buy, how can i buy, how do i buy, like to order,
    want to order, how do i order, can i order, like to purchase, want to purchase, were to purchase, looking to purchase, can i purchase,
    thinking of buying, thinking about buying, about buying, buy in bulk, can i subscribe, how do i subscribe, how can i subscribe,
    thinking of switching to you, switch to you, want to switch to you, move my number to you, port my number, bring my number,
    interested in buying, interested in the, interested in your, become a customer, get a subscription, book a flight,
    book a room, book a table, do you sell, do you ship to, do you deliver to, discount code, promo code, student discount
  `,
  de: `
    was kostet, was kosten, wie viel kostet, wieviel kostet, preis, preise, preisliste, lieferbar, auf lager, wieder verfügbar,
    wo kann ich kaufen, vorbestellen, kaufen, bestellen möchte, möchte bestellen, würde gerne bestellen, will bestellen, interesse an,
    interessiere mich für, angebot für, kunde werden, zu euch wechseln, abo abschließen, rabattcode, liefert ihr, verkauft ihr
  `,
  es: `
    cuánto cuesta, cuánto cuestan, cuánto vale, cuánto es, qué precio, precio, precios, comprar, dónde puedo comprar, quiero comprar,
    quisiera comprar, contratar, quiero contratar, reservar, hay stock, en stock, disponible en, me interesa, estoy interesado en,
    estoy interesada en, presupuesto, código de descuento, venden, hacen envíos, darme de alta, pasarme a ustedes
  `,
  fr: `
    combien coûte, combien coûtent, combien ça coûte, quel prix, quel est le prix, à quel prix, quel tarif, quels tarifs, vos tarifs, un tarif pour, acheter, où acheter,
    où puis-je acheter, commander, je voudrais commander, précommander, en stock, disponible en, je suis intéressé, je suis intéressée,
    intéressé par, intéressée par, devis, souscrire, m’abonner, code promo, vendez-vous, livrez-vous
  `,
  pt: `
    quanto custa, quanto custam, quanto é, quanto fica, qual o preço, qual é o preço, preço, preços, comprar, onde compro,
    onde posso comprar, quero comprar, gostaria de comprar, contratar, assinar, em estoque, em stock, disponível em, tenho interesse,
    orçamento, cupom, código de desconto, vocês vendem, vocês entregam, encomendar
  `,
  it: `
    quanto costa, quanto costano, quanto viene, prezzo, prezzi, comprare, acquistare, dove posso comprare, vorrei comprare,
    vorrei acquistare, ordinare, vorrei ordinare, preordinare, prenotare, disponibile in, disponibilità, mi interessa, sono interessato,
    sono interessata, preventivo, abbonarmi, codice sconto, vendete, spedite
  `,
});
