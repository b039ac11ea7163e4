/** Any origin will do: what leaves it leads away. */
const HERE = 'http://desk.invalid'

/**
 * Path and query of an address of this desk, read as browsers read it: they drop tabs and ends of lines and take a
 * backslash for a slash. The first page for whatever leads elsewhere.
 */
export function localAddress(address: unknown): string {
  if (typeof address !== 'string' || !address.startsWith('/') || !URL.canParse(address, HERE)) return '/'
  const { origin, pathname, search } = new URL(address, HERE)
  // `/.//elsewhere` is of this origin, but its path alone is not.
  return origin === HERE && !pathname.startsWith('//') ? pathname + search : '/'
}
