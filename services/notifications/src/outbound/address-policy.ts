import ipaddr from 'ipaddr.js'

/** Networks that the operator trusts beside the public internet: there also http and any port. `10.20.0.0/16`. */
export type AddressPolicy = { allowedNetworks: readonly string[] }

const PORTS = new Set(['', '443', '8443'])
const LONGEST_URL = 2_000

export type UrlFault = { code: string; detail: string }

/**
 * Whether an address may be registered at all. What its name resolves to is asked when a connection is made, and again
 * for every other one: a name's answer today says nothing about tomorrow's.
 */
export function urlFault(text: string, policy: AddressPolicy): UrlFault | null {
  const url = text.length <= LONGEST_URL ? URL.parse(text) : null
  if (!url) return fault('invalid-url', 'This is not an absolute URL of at most 2,000 characters.')
  if (url.username !== '' || url.password !== '')
    return fault('userinfo', 'A URL with a user name or password in it is refused.')
  if (url.hash !== '') return fault('fragment', 'A fragment is never sent; leave it out.')
  if (url.hostname === '') return fault('invalid-url', 'The URL names no host.')
  if (needsTrust(url) && policy.allowedNetworks.length === 0)
    return fault('scheme-or-port', 'Only https on ports 443 and 8443 is allowed here.')
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return fault('scheme-or-port', 'Only https is allowed.')
  const literal = literalOf(url)
  if (literal !== null && !isAllowed(literal, policy, needsTrust(url)))
    return fault('address', 'This address is not one of the public internet.')
  return null
}

/** Http, or an unusual port: only into the networks that the operator trusts. */
export function needsTrust(url: URL): boolean {
  return url.protocol !== 'https:' || !PORTS.has(url.port)
}

/** The IP address that stands in the URL itself: for it nothing is resolved, so it is checked apart. */
export function literalOf({ hostname }: URL): string | null {
  const host = hostname.replace(/^\[|\]$/g, '')
  return ipaddr.isValid(host) ? host : null
}

/**
 * Whether a connection may go to this address: a public unicast one, or one of the operator's networks. Loopback,
 * private, link-local, carrier, mapped, translated, multicast and reserved ranges are all something else than unicast.
 */
export function isAllowed(address: string, policy: AddressPolicy, onlyTrusted: boolean): boolean {
  if (!ipaddr.isValid(address)) return false
  const plain = ipaddr.process(address)
  if (policy.allowedNetworks.some((network) => isWithin(plain, network))) return true
  // What is written as IPv4 within IPv6 is refused as it stands: nobody names a public host so.
  return !onlyTrusted && isPublic(ipaddr.parse(address))
}

/** Of IPv6 only `2000::/3` is given out; the library calls the old `::a.b.c.d` unicast too. */
function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || isWithin(address, '2000::/3'))
}

function isWithin(address: ipaddr.IPv4 | ipaddr.IPv6, network: string): boolean {
  const [range, bits] = ipaddr.parseCIDR(network)
  return address.kind() === range.kind() && address.match(range, bits)
}

function fault(code: string, detail: string): UrlFault {
  return { code, detail }
}
