/** The address of the service; left out, that of the page. */
export function serviceAddress(url: string | URL | undefined): URL {
  const { location } = globalThis as { location?: { readonly origin: string } };
  const address = url ?? location?.origin;
  if (address === undefined) {
    throw new TypeError('url, the address of the service, is not given');
  }
  return new URL(address);
}
