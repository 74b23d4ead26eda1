/** From where an admin acted, as far as a request tells. */
export interface RequestOrigin {
  readonly ipAddress?: string;
  readonly userAgent?: string;
}

/** A Fetch `Request`. */
interface FetchRequest {
  readonly headers: { get(name: string): string | null };
}

/** A request of Node's `http`, Express, Fastify and their like. */
interface NodeRequest {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket?: { readonly remoteAddress?: string | undefined } | null;
}

export interface FromRequestOptions {
  /**
   * Whether the proxy in front sets `X-Forwarded-For`, and nobody else can. Left out: no where the request knows its socket, yes
   * for a Fetch request, which knows no other address.
   */
  readonly behindProxy?: boolean;
}

const longestUserAgent = 2_048;

/**
 * The address and the user agent of the person behind the request. An address that is none is left out rather than sent: whoever
 * sends a bad header must not keep what they do from being recorded.
 */
export function fromRequest(request: FetchRequest | NodeRequest, options: FromRequestOptions = {}): RequestOrigin {
  const remote = 'socket' in request ? request.socket?.remoteAddress : undefined;
  const { behindProxy = remote === undefined } = options;
  const forwarded = behindProxy ? (header(request, 'x-forwarded-for') ?? header(request, 'x-real-ip')) : undefined;
  const ipAddress = address(forwarded) ?? address(remote);
  const userAgent = header(request, 'user-agent')?.slice(0, longestUserAgent);
  return {
    ...(ipAddress === undefined ? {} : { ipAddress }),
    ...(userAgent === undefined ? {} : { userAgent }),
  };
}

function header({ headers }: FetchRequest | NodeRequest, name: string): string | undefined {
  const value = typeof headers.get === 'function' ? headers.get(name) : (headers as NodeRequest['headers'])[name];
  const text = typeof value === 'object' ? value?.join(', ') : value;
  return text === undefined || text === '' ? undefined : text;
}

/** The first of a list, without port, brackets, zone or the form in which an IPv6 socket shows IPv4. */
function address(list: string | undefined): string | undefined {
  const first = (list?.split(',')[0] ?? '').trim();
  const bare = first
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  return isIpv4(bare) || isIpv6(bare) ? bare : undefined;
}

function isIpv4(text: string): boolean {
  return (
    /^(\d{1,3}\.){3}\d{1,3}$/.test(text) &&
    text.split('.').every((part) => String(Number(part)) === part && Number(part) < 256)
  );
}

function isIpv6(text: string): boolean {
  return /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text) && URL.canParse(`http://[${text}]/`);
}
