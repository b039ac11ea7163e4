import { readFile, writeFile } from 'node:fs/promises'
import { createClient, streamEvents } from '@intarsi/sdk'

const { INTARSI_URL = '', INTARSI_TOKEN = '', CURSOR_FILE = 'stream.cursor' } = process.env
const client = createClient({ url: INTARSI_URL, token: INTARSI_TOKEN })
const after = await readFile(CURSOR_FILE, 'utf8').catch(() => 'oldest')

for await (const { event, cursor } of streamEvents(client, { after, filter: { territories: ['RE'] } })) {
  if (event.type === 'it.intarsi.public.referral-updated.v1') {
    console.log(event.id, event.subject, event.sequence, event.data.state, event.data.nextStepOn)
  } else console.log(event.id, event.subject, event.sequence, event.type)
  await writeFile(CURSOR_FILE, cursor)
}
