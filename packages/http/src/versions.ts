import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'

const STRONG_TAG = /^"(\d+)"$/

/** Tells the version of what is answered: `ETag: "7"`. */
export function etag(reply: FastifyReply, version: number): void {
  reply.header('etag', `"${version}"`)
}

/**
 * The version a change was made for (`If-Match: "7"`). Given the current version it also compares: 412 naming it
 * when something changed since. 428 without the header, 400 for one that is not a version of ours.
 */
export function ifMatch(request: FastifyRequest, current?: number): number {
  const header = request.headers['if-match']
  if (header === undefined) {
    throw problem(428, 'version-required', 'Send If-Match with the ETag you read, so that no change is lost.')
  }
  const version = Number(STRONG_TAG.exec(header.trim())?.[1] ?? Number.NaN)
  if (Number.isNaN(version)) {
    throw problem(400, 'invalid-version', 'If-Match wants one version as it was read, such as "7".')
  }
  if (current !== undefined && current !== version) throw stale(version, current)
  return version
}

function stale(version: number, current: number) {
  const detail = `This changed since you read it: you have version ${version}, it is at ${current}.`
  return problem(412, 'stale-version', detail, { version, currentVersion: current })
}
