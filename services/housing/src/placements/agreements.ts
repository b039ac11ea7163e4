import { readFileSync } from 'node:fs'
import type { Territory } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import { sql } from 'kysely'
import { parse } from 'yaml'
import * as z from 'zod'
import { romeDay } from '../rome-time.ts'
import type { HousingDb, HousingTx } from '../schema.ts'
import type { LockedPlacement } from './placements.ts'

/** What is signed before a household moves in (RE-18): patto di accoglienza, regolamento di convivenza. */
export const AGREEMENT_KINDS = ['hosting-agreement', 'house-rules'] as const
export type AgreementKind = (typeof AGREEMENT_KINDS)[number]

export type AgreementText = { kind: AgreementKind; version: number; it: string; en: string | null }

const words = z.strictObject({ it: z.string().min(1), en: z.string().min(1) })
const FIRST = z
  .strictObject({ 'hosting-agreement': words, 'house-rules': words })
  .parse(parse(readFileSync(new URL('../../data/agreements/texts.yaml', import.meta.url), 'utf8')))

type Reader = Pick<HousingDb, 'selectFrom'>

/** The text of each kind in force in a territory: the newest it published, else version 1. */
export async function textsInForce(db: Reader, territory: Territory): Promise<AgreementText[]> {
  const published = await db
    .selectFrom('agreement_text')
    .distinctOn('kind')
    .select(['kind', 'version', 'it', 'en'])
    .where('territory_id', '=', territory)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
  return AGREEMENT_KINDS.map(
    (kind) => published.find((one) => one.kind === kind) ?? { kind, version: 1, ...FIRST[kind] },
  )
}

export type NewText = { territory: Territory; kind: AgreementKind; it: string; en: string | null; by: string }

/** Publishes the next version of a text. What was signed before stays signed in its own version. */
export async function publishText(tx: HousingTx, text: NewText): Promise<AgreementText> {
  const { territory, kind, it, en, by } = text
  const inForce = (await textsInForce(tx.trx, territory)).find((one) => one.kind === kind)
  const version = (inForce?.version ?? 1) + 1
  const published = await tx.trx
    .insertInto('agreement_text')
    .values({ territory_id: territory, kind, version, it, en, published_at: tx.now, published_by: by })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst()
  if (!published) throw problem(409, 'published-meanwhile', 'Somebody published a version at the same time.')
  return { kind, version, it, en }
}

export type Signature = {
  kind: AgreementKind
  version: number
  signedOn: string
  explainedIn: string
  by: string
}

/** Records that household and host signed a text in force, and in which language it was explained. */
export async function sign(
  tx: HousingTx,
  { placement }: LockedPlacement,
  signature: Signature,
): Promise<void> {
  if (placement.state !== 'agreed' && placement.state !== 'entered')
    throw problem(409, 'placement-over', `The placement is ${placement.state}.`)
  if (signature.signedOn > romeDay(tx.now))
    throw problem(409, 'date-to-come', 'A paper is signed today or was signed before.')
  const inForce = (await textsInForce(tx.trx, placement.territory_id)).find(
    ({ kind }) => kind === signature.kind,
  )
  if (inForce?.version !== signature.version)
    throw problem(409, 'text-not-in-force', `In force is version ${inForce?.version}.`)
  await tx.trx
    .insertInto('agreement')
    .values({
      placement_id: placement.placement_id,
      household_id: placement.household_id,
      territory_id: placement.territory_id,
      kind: signature.kind,
      version: signature.version,
      signed_on: signature.signedOn,
      explained_in: signature.explainedIn,
      recorded_at: tx.now,
      recorded_by: signature.by,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The kinds of paper still to sign, in any version, before the household moves in. */
export async function unsigned(db: Reader, placementId: string): Promise<AgreementKind[]> {
  const rows = await db
    .selectFrom('agreement')
    .select('kind')
    .distinct()
    .where('placement_id', '=', placementId)
    .execute()
  return AGREEMENT_KINDS.filter((kind) => !rows.some((row) => row.kind === kind))
}

export async function signaturesOf(db: Reader, placementIds: readonly string[]) {
  return db
    .selectFrom('agreement')
    .selectAll()
    .where(sql<boolean>`placement_id = any(${placementIds}::uuid[])`)
    .orderBy('recorded_at')
    .orderBy('kind')
    .execute()
}
