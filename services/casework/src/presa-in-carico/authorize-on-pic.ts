import type { FileResource } from '@intarsi/access'
import { authorizeHolder } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { CaseworkDb } from '../schema.ts'
import { formerHoldings } from './former-holders.ts'
import { resourceOf } from './resource-of.ts'
import type { Pic } from './tables.ts'

/**
 * Asks the right of a command's route on a case, and answers the case as rights read it. Who followed it before hears
 * who does now, and since when (409 `holder-replaced`); else it throws the 403 problem.
 */
export async function authorizeOnPic(
  db: Pick<CaseworkDb, 'selectFrom'>,
  request: FastifyRequest,
  pic: Pic,
): Promise<FileResource> {
  const resource = await resourceOf(db, pic)
  await authorizeHolder(request, resource, (personId) => formerHoldings(db, pic, personId))
  return resource
}
