import type { Logger } from 'pino'
import type { ServiceUrls } from '../api/caller.ts'
import type { Assets } from '../assets/build-assets.ts'
import type { SessionTexts } from '../session/session-store.ts'
import type { Issuer } from '../sign-in/issuer.ts'

/** What the desk is built from; it owns no data. */
export type DeskDeps = {
  logger: Logger
  assets: Assets
  issuer: Issuer
  services: ServiceUrls
  sessions: SessionTexts
  /** Milliseconds without a request after which somebody is signed out. */
  idleMs: number
  /** Signs cookies. */
  secret: string
  /** Address at which people open the desk; known for sure only once it listens. */
  publicUrl: () => string
  ready: () => boolean
}
