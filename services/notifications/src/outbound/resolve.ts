import { lookup, Resolver } from 'node:dns/promises'

/** The addresses of a name, or why there are none. */
export type Resolve = (hostname: string) => Promise<{ address: string; family: number }[]>

/** No such name, no address of this family, no name server at all. */
const NOT_THERE = new Set(['ENOTFOUND', 'ENODATA', 'ECONNREFUSED'])

type Options = { servers?: readonly string[]; timeoutMs?: number; system?: Resolve }

/**
 * Asks name servers itself. The system's resolver waits on one of four threads that the whole process shares: a few
 * names whose servers are dead would hold them all, and no other receiver would be found. It is asked for what no name
 * server knows, such as a name of the hosts file, for one name after the other.
 */
export function createResolve({ servers, timeoutMs = 2_000, system = ofSystem }: Options = {}): Resolve {
  const resolver = new Resolver({ timeout: timeoutMs, tries: 2 })
  if (servers) resolver.setServers(servers)
  let turn: Promise<unknown> = Promise.resolve()
  return async (hostname) => {
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
    const found = answers.flatMap((answer, i) =>
      answer.status === 'fulfilled'
        ? answer.value.map((address) => ({ address, family: i === 0 ? 4 : 6 }))
        : [],
    )
    if (found.length > 0) return found
    for (const answer of answers)
      if (answer.status === 'rejected' && !NOT_THERE.has(answer.reason?.code)) throw answer.reason
    const asked = turn.then(() => system(hostname))
    turn = asked.catch(() => undefined)
    return asked
  }
}

function ofSystem(hostname: string) {
  return lookup(hostname, { all: true, verbatim: true })
}
