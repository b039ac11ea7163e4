import { crc32 } from 'node:zlib'

/** Fixed for the life of a database: pending rows carry the shard of their key. */
export const SHARDS = 64

/** Every event of a key is in one shard, so that one relay publishes it in order. */
export function shardOf(key: string): number {
  return crc32(key) % SHARDS
}
