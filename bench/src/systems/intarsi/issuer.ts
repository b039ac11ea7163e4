import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTestIssuer } from '@intarsi/runtime'

export type Issuer = {
  /** What services need to believe its tokens. */
  environment: Record<string, string>
  tokenFor: (subject: string) => Promise<string>
  close: () => void
}

/** An issuer of tokens whose keys services in other processes can ask for. */
export async function startIssuer(): Promise<Issuer> {
  const { jwks, tokenFor } = await createTestIssuer()
  const server = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(jwks)),
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const environment = {
    INTARSI_ISSUER: 'http://issuer.test',
    INTARSI_JWKS_URL: `http://127.0.0.1:${port}/jwks`,
  }
  return { environment, tokenFor, close: () => server.close() }
}
