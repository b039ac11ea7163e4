import { territorySchema } from '@intarsi/contracts'
import { type HttpApp, problemOf } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import type { EquipeTx } from '../schema.ts'
import { openPicOf } from './open-pic-of.ts'
import { picParams, picView, runPicCommand } from './run-pic-command.ts'
import { answerCaseTransfer, openCaseTransferOf, proposeCaseTransfer } from './transfer-case.ts'

const tags = ['presa-in-carico']
const words = z.string().trim().min(1).max(1000)
const answers = { 200: picView }

/** A running case goes to another territory when its coordinator accepts; until then it is followed where it is. */
export function caseTransferRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/transfer',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Propose that another territory follows the household',
      tags,
      params: picParams,
      body: z.object({ toTerritory: territorySchema, reason: words }),
      response: answers,
    },
    handler: (request, reply) =>
      runPicCommand(deps, { request, reply }, async (tx, found) => {
        const by = request.actor.personId
        const proposed = await proposeCaseTransfer(tx, found, { ...request.body, by })
        if (!proposed.ok) throw problemOf(proposed)
        return await raise(tx, found.pic.pic_id)
      }),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/transfer/answer',
    config: { action: 'pic.manage' },
    schema: {
      summary: "The other territory's coordinator takes the case over, or does not",
      tags,
      params: picParams,
      body: z.object({ accept: z.boolean() }),
      response: answers,
    },
    handler: (request, reply) =>
      runPicCommand(
        deps,
        { request, reply },
        async (tx, found) => {
          const { accept } = request.body
          const answered = await answerCaseTransfer(tx, found, { accept, by: request.actor.personId })
          if (!answered.ok) throw problemOf(answered)
          const open = accept ? await openPicOf(tx, found.pic.household_id) : undefined
          return open?.pic_id ?? (await raise(tx, found.pic.pic_id))
        },
        {
          authorize: async (tx, pic, referral) => {
            const transfer = await openCaseTransferOf(tx, pic.pic_id)
            request.authorize(
              transfer ? { territory: transfer.to_territory } : await resourceOf(tx, referral),
            )
          },
        },
      ),
  })
}

/** A proposal and its answer are changes of the case: who read it before is told so. */
async function raise(tx: EquipeTx, picId: string): Promise<string> {
  await tx.trx
    .updateTable('presa_in_carico')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('pic_id', '=', picId)
    .execute()
  return picId
}
