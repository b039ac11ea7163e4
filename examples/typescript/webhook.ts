import { createServer } from 'node:http'
import { createSeen, verifyChallenge, verifyWebhook, WebhookRefused } from '@intarsi/sdk'

const { INTARSI_SECRET = '', PORT = '9000' } = process.env
const seen = createSeen()

createServer(async (request, response) => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const options = { body: Buffer.concat(chunks), headers: request.headers, secret: INTARSI_SECRET.split(',') }
  try {
    const challenge = verifyChallenge(options)
    if (challenge) return response.end(challenge)
    const event = verifyWebhook(options)
    console.log(
      event.id,
      event.subject,
      event.sequence,
      event.type,
      seen.isRepeat(event.id) ? 'again' : 'new',
    )
    response.writeHead(204).end()
  } catch (error) {
    response.writeHead(error instanceof WebhookRefused ? 400 : 500).end()
  }
}).listen(Number(PORT), '127.0.0.1', () => console.log('listening'))
