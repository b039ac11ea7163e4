import { readFile, writeFile } from 'node:fs/promises'
import { createClient, pullEvents } from '@intarsi/sdk'

const { INTARSI_URL = '', INTARSI_TOKEN = '', CURSOR_FILE = 'pull.cursor' } = process.env
const client = createClient({ url: INTARSI_URL, token: INTARSI_TOKEN })
const after = await readFile(CURSOR_FILE, 'utf8').catch(() => 'oldest')

for await (const { event, cursor } of pullEvents(client, { after, everyMs: 1_000 })) {
  console.log(event.id, event.subject, event.sequence, event.type)
  await writeFile(CURSOR_FILE, cursor)
}
