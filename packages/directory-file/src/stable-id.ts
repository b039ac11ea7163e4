import { createHash } from 'node:crypto'

// Our own namespace (RFC 9562, section 5.5): ids made from the directory file's keys.
const NAMESPACE = Buffer.from('6f1f6a1e5d0b4b0f9c6b7f1f3a2e4c5d', 'hex')

export type IdKind = 'body' | 'sportello' | 'person' | 'table' | 'absence'

/** A UUID version 5 of a thing's key: the same file gives the same ids in every installation. */
export function stableId(kind: IdKind, key: string): string {
  const bytes = createHash('sha1').update(NAMESPACE).update(`${kind}/${key}`).digest().subarray(0, 16)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
