import { problem } from '@intarsi/http'

/** Compares the version a change was made for with the one in force; a 412 problem naming both when they differ. */
export function requireVersion(version: number, current: number): void {
  if (version === current) return
  const detail = `This changed since you read it: you have version ${version}, it is at ${current}.`
  throw problem(412, 'stale-version', detail, { version, currentVersion: current })
}
