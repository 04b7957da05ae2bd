/** Whose channel it is, when all that the payload tells is the domain of its instance. */
export type AccountOn = (domain: string) => string;

/** Who is in a status, and who may see it. */
interface Company {
  readonly uri: string;
  readonly visibility?: string | undefined;
  readonly account: { readonly acct: string };
  readonly mentions?: readonly ({ readonly acct: string } | undefined)[] | undefined;
}

/** A status as one channel hears it. */
export interface Channel {
  readonly account: string;
  /** Whether it is any of this channel's business. */
  readonly hears: boolean;
  /** The author's whole address, such as `kim@social.example`. */
  readonly author: string;
  /** The channel's own account wrote it. */
  readonly isOwn: boolean;
  readonly isPublic: boolean;
  readonly isDirect: boolean;
  /** The one other side of a direct message. */
  readonly customer: string | undefined;
}

/**
 * A webhook tells of everything that is written on its instance, and of nobody for whom. A channel that is an account, written as
 * `care@social.example`, hears what it writes and what names it. Any other channel stands for the instance and hears all that is
 * public; what people there say to each other alone is none of a brand's business.
 */
export const channelOf = (status: Company, accountOn: AccountOn): Channel => {
  const domain = domainOf(status.uri) ?? '';
  const account = accountOn(domain);
  const own = account.toLowerCase();
  const author = addressOf(status.account.acct, domain);
  const named = (status.mentions ?? []).flatMap((mention) => (mention === undefined ? [] : addressOf(mention.acct, domain).toLowerCase()));
  const isOwn = author.toLowerCase() === own;
  const isPublic = status.visibility === 'public' || status.visibility === 'unlisted';
  const isDirect = status.visibility === 'direct';
  const hears = own.includes('@') ? isOwn || named.includes(own) : isPublic;
  return { account, hears, author, isOwn, isPublic, isDirect, customer: isDirect ? customerOf(isOwn, author, named) : undefined };
};

const WEB = /^https?:\/\/([^/?#@\s]{1,100})\//;

/** The domain of an instance, which it names nowhere but in the addresses of what is on it. Undefined when that is no address. */
export const domainOf = (uri: string): string | undefined => WEB.exec(uri)?.[1]?.toLowerCase();

/** An instance leaves its own domain out. */
const addressOf = (acct: string, domain: string): string => (acct.includes('@') ? acct : `${acct}@${domain}`);

/** Whoever wrote to us, or whom we wrote to when that is one person. */
function customerOf(isOwn: boolean, author: string, named: readonly string[]): string | undefined {
  if (!isOwn) return author.toLowerCase();
  const [only, ...others] = named;
  return others.length === 0 ? only : undefined;
}
