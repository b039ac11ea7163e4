import { desk } from './browser.ts'

type Answer = Record<string, unknown>

/** The services over HTTP, as somebody: what a test needs to know of them, or changes behind a page's back. */
export async function as(account: string) {
  const answer = await fetch(`${desk().issuer}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  })
  const { access_token: token } = (await answer.json()) as { access_token: string }
  const call = async (method: string, service: string, path: string, options: Options = {}) => {
    const response = await fetch(new URL(path, desk().services[service]), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        'idempotency-key': crypto.randomUUID(),
        ...(options.body ? { 'content-type': 'application/json' } : {}),
        ...(options.version === undefined ? {} : { 'if-match': `"${options.version}"` }),
      },
      ...(options.body ? { body: JSON.stringify(options.body) } : {}),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as Answer
  }
  return {
    get: (service: string, path: string) => call('GET', service, path),
    post: (service: string, path: string, options?: Options) => call('POST', service, path, options),
    put: (service: string, path: string, options?: Options) => call('PUT', service, path, options),
  }
}

type Options = { body?: object; version?: number }

export type Table = { tableId: string; key: string; function: string; name: string }

/** A table of a territory that decides on admissions, with its first meeting that has a referral on it. */
export async function tableOf(territory: string, key?: string) {
  const { get } = await as(`${territory.toLowerCase()}-coordinator`)
  const { items } = await get('equipe', `/tables?territory=${territory}`)
  const deciding = (items as Table[]).filter((one) => one.function === 'take-charge')
  const table = deciding.find((one) => one.key === (key ?? one.key))
  if (!table) throw new Error(`${territory} has no such table`)
  const coming = await get('equipe', `/tables/${table.tableId}/meetings?limit=20`)
  const meetings = coming.items as { meetingId: string; capacity: { newTaken: number } }[]
  const meetingId = meetings.find(({ capacity }) => capacity.newTaken > 0)?.meetingId
  if (!meetingId) throw new Error(`no meeting of ${table.name} has a referral`)
  const detail = await get('equipe', `/meetings/${meetingId}`)
  const referrals = (detail.items as { referral: { referralId: string; number: string } | null }[]).flatMap(
    ({ referral }) => referral ?? [],
  )
  return { ...table, meetingId, referrals }
}
