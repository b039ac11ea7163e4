import { isIP } from 'node:net'

export type DemoSafety = {
  /** `yes` and nothing else: whoever can reach the issuer can be anybody. */
  demo: string | undefined
  host: string
  issuer: string | undefined
  /** Hosts allowed beside loopback: a container's name and address, where only its own network reaches them. */
  allowedHosts: readonly string[]
}

/** Throws, saying what to change, unless this is a demo that nobody outside the machine can reach. */
export function refuseUnsafe({ demo, host, issuer, allowedHosts }: DemoSafety): void {
  const faults = [
    ...(demo === 'yes' ? [] : ['set INTARSI_DEMO=yes (it gives anybody a token for anybody)']),
    ...[host, ...(issuer ? [new URL(issuer).hostname] : [])]
      .filter((name) => !isLoopback(name) && !allowedHosts.includes(name))
      .map(
        (name) =>
          `"${name}" is not loopback: name it in INTARSI_DEMO_ALLOWED_HOSTS if only a closed network reaches it`,
      ),
  ]
  if (faults.length > 0) throw new Error(`The demo issuer does not start here: ${faults.join('; ')}.`)
}

export function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1')
  return name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))
}
