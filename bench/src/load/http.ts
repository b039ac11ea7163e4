import { Agent, request } from 'node:http'

// Kept alive, and as many as are needed: a pool that runs out would make the load wait.
const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY, scheduling: 'lifo' })
const TIMEOUT_MS = 60_000

/** Posts a JSON text and answers what came back; rejects with the status when it is no 201. */
export function post(url: URL, body: string, headers: Record<string, string>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const sent = request(
    url,
    {
      method: 'POST',
      agent,
      timeout: TIMEOUT_MS,
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), ...headers },
    },
    (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
      })
      response.on('error', reject)
      response.on('end', () =>
        response.statusCode === 201
          ? resolve(text)
          : reject(new Error(`status ${response.statusCode}: ${text.slice(0, 300)}`)),
      )
    },
  )
  sent.on('timeout', () => sent.destroy(new Error('no answer')))
  sent.on('error', reject)
  sent.end(body)
  return promise
}
