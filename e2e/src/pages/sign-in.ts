/** A browser's cookies and nothing else of it. */
export type Visitor = {
  /** Milliseconds from asking for a page to its last byte; throws unless it was answered with 200. */
  time: (path: string) => Promise<number>
  text: (path: string) => Promise<string>
}

const MOST_REDIRECTS = 10

/** Signs in on the desk as a demo account. */
export async function visitAs(desk: string, issuer: string, account: string): Promise<Visitor> {
  const jar = new Map<string, string>()
  const get = async (address: URL) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = address.origin === new URL(desk).origin ? { cookie } : {}
    const response = await fetch(address, { headers, redirect: 'manual' })
    for (const one of response.headers.getSetCookie()) {
      const [pair = ''] = one.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return response
  }
  await signIn(new URL('/sign-in', desk), { issuer, account, get })
  const text = async (path: string) => {
    const response = await get(new URL(path, desk))
    const body = await response.text()
    if (response.status !== 200) throw new Error(`${path} as ${account}: ${response.status}`)
    return body
  }
  const time = async (path: string) => {
    const started = performance.now()
    await text(path)
    return performance.now() - started
  }
  return { text, time }
}

type Way = { issuer: string; account: string; get: (address: URL) => Promise<Response> }

async function signIn(start: URL, { issuer, account, get }: Way): Promise<void> {
  let address = start
  for (let step = 0; step < MOST_REDIRECTS; step++) {
    const response = await get(address)
    const location = response.headers.get('location')
    const page = await response.text()
    if (location) address = new URL(location, address)
    else if (address.origin === new URL(issuer).origin) address = chosen(page, address, account)
    else return
  }
  throw new Error(`${account} is sent from page to page`)
}

/** The account's link on the issuer's page. */
function chosen(page: string, address: URL, account: string): URL {
  const link = new RegExp(`href="([^"]*account=demo%7C${account})"`).exec(page)?.[1]
  if (!link) throw new Error(`the issuer has no account ${account}`)
  return new URL(link.replaceAll('&amp;', '&'), address)
}
