import { createClient } from '@intarsi/sdk'

const { INTARSI_URL = '', INTARSI_TOKEN = '', RECEIVER_URL = '' } = process.env
const client = createClient({ url: INTARSI_URL, token: INTARSI_TOKEN })

const endpoint = await client.createEndpoint({
  url: RECEIVER_URL,
  filter: { types: ['it.intarsi.public.referral-*'] },
})
console.log(endpoint.endpointId, endpoint.secret)
