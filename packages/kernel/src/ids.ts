import { randomFillSync } from 'node:crypto'
import type { Clock } from './clock.ts'

/** Makes one opaque id. Injected wherever ids are born, so that tests can name them. */
export type NewId = () => string

/** When an id of `createUuidV7` was made. Only for measuring: ids stay opaque to everybody else. */
export function bornAt(id: string): Date {
  return new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16))
}

/** UUID version 7 (RFC 9562, section 5.7): 48 bits of Unix milliseconds, then random bits. */
export function createUuidV7(clock: Clock): NewId {
  return () => {
    const bytes = randomFillSync(Buffer.alloc(16))
    bytes.writeUIntBE(clock.now().getTime(), 0, 6)
    bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
    bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
    const hex = bytes.toString('hex')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
  }
}
