import { expect, test } from 'vitest'
import { mountOptions } from './fast-directory.ts'

const MOUNTS = `proc /proc proc rw,nosuid,nodev,noexec 0 0
tmpfs /dev tmpfs rw 0 0
shm /dev/shm tmpfs rw,nosuid,nodev,noexec,size=65536k 0 0
tmpfs /dev/shm tmpfs rw,nosuid 0 0
`

test('what was mounted last at a place counts, and a place is named whole', () => {
  expect(mountOptions(MOUNTS, '/dev/shm')).toEqual(['rw', 'nosuid'])
  expect(mountOptions(MOUNTS, '/dev/sh')).toBeUndefined()
})
