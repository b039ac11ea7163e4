import { setTimeout as pause } from 'node:timers/promises'
import type { DirectoryFile } from '@intarsi/directory-file'
import type { Api } from './api.ts'

/** Seconds on a machine that is free; a small or busy one takes its time, and that is no failure. */
const DEADLINE_MS = 300_000

/**
 * Waits until the directory has reached every service: sportelli and senders are known to intake, tables have
 * meetings, and the copy of rights answers in all of them.
 */
export async function waitForDirectory(api: Api, directory: DirectoryFile): Promise<void> {
  const deadline = performance.now() + DEADLINE_MS
  const territories = Object.keys(directory.offices)
  for (const territory of territories) {
    const low = territory.toLowerCase()
    const ready = async () => {
      await api.get('intake', '/referrals', `demo|${low}-sender`)
      await api.get('notifications', '/inbox/unread-count', `demo|${low}-coordinator`)
      await api.get('housing', '/places', `demo|${low}-coordinator`)
      await api.get('casework', '/presa-in-carico', `demo|${low}-coordinator`)
      const { items } = await api.get<{ items: { tableId: string; kind: string }[] }>(
        'equipe',
        `/tables?territory=${territory}`,
        `demo|${low}-coordinator`,
      )
      return items.length > 0
    }
    await until(ready, deadline, territory)
  }
  await until(
    async () => {
      await api.get('notifications', '/mails/failed', 'operator')
      return true
    },
    deadline,
    'operator',
  )
}

/** Asks until it answers yes; failures are answers too, until the deadline. */
export async function until(ready: () => Promise<boolean>, deadline: number, what: string): Promise<void> {
  for (;;) {
    try {
      if (await ready()) return
    } catch (error) {
      if (performance.now() > deadline) throw error
    }
    if (performance.now() > deadline) throw new Error(`the directory did not reach every service: ${what}`)
    await pause(100)
  }
}
