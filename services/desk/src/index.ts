import { loadTsx } from './load-tsx.ts'
import type { Desk, DeskOptions } from './start-desk.ts'

export { type DeskConfig, readDeskConfig } from './config.ts'
export type { Desk, DeskOptions } from './start-desk.ts'

/** Starts the desk inside a process that runs more than it. Rejects, with everything closed, when it cannot. */
export async function startDesk(options: DeskOptions): Promise<Desk> {
  await loadTsx()
  const desk = await import('./start-desk.ts')
  return desk.startDesk(options)
}

/** The routes of every page and file that a browser asks for, parameters as `:name`. */
export async function listPages(): Promise<string[]> {
  await loadTsx()
  const pages = await import('./pages/list-pages.ts')
  return pages.listPages()
}
