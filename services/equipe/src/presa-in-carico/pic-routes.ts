import { id, presaInCaricoClosed } from '@intarsi/contracts'
import { etag, type HttpApp, problem, problemOf } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { contactAttempt } from '../referrals/contact-routes.ts'
import { reloadReferral } from '../referrals/referral.ts'
import { resourceOf } from '../referrals/resource-of.ts'
import { withHolder } from '../referrals/with-holder.ts'
import { callAfterwards } from './call-afterwards.ts'
import { closePic } from './close-pic.ts'
import { decideClosing, decideResume } from './decide-pic.ts'
import { extendHorizon } from './extend-horizon.ts'
import { reopenPic } from './reopen-pic.ts'
import { findPic, picParams, picView, runPicCommand, viewOfPic } from './run-pic-command.ts'
import { openCaseTransferOf } from './transfer-case.ts'

const tags = ['presa-in-carico']
const words = z.string().trim().min(1).max(1000)
// Another territory takes a case by accepting it, never by a closing here.
const outcome = presaInCaricoClosed.data.shape.outcome.exclude(['transferred'])

export function picRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId',
    config: { action: 'equipe.read' },
    schema: { summary: 'An integrated case', tags, params: picParams, response: { 200: picView } },
    handler: (request, reply) =>
      deps.unitOfWork(async (tx) => {
        const pic = await findPic(tx, request.params.picId)
        const resource = await resourceOf(tx, await reloadReferral(tx, pic.referral_id))
        const transfer = await openCaseTransferOf(tx, pic.pic_id)
        // Who is asked to take a case over may look at it first.
        const there = transfer && { territory: transfer.to_territory }
        if (!there || !request.may('pic.manage', there).allow) request.authorize(resource)
        etag(reply, pic.version)
        return await viewOfPic(tx, pic)
      }, request.cause),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/closing',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Close an integrated case: its outcome, and who stays near the household',
      tags,
      params: picParams,
      body: z.object({
        outcome,
        continuity: z.object({ referencePersonId: id, service: words, note: words }),
      }),
      response: { 200: picView },
    },
    handler: (request, reply) =>
      runPicCommand(deps, { request, reply }, async (tx, { pic }) => {
        const may = decideClosing(pic)
        if (!may.ok) throw problemOf(may)
        const by = request.actor.personId
        return (await closePic(tx, { picId: pic.pic_id, by, ...request.body })).pic_id
      }),
  })
  extensionRoute(deps, http)
  callRoute(deps, http)
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/resumption',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Take a closed integrated case up again, within 12 months',
      tags,
      params: picParams,
      response: { 200: picView },
    },
    handler: (request, reply) =>
      runPicCommand(deps, { request, reply }, async (tx, { pic }) => {
        const may = decideResume(pic, tx.now)
        if (!may.ok) throw problemOf(may)
        const resumed = await reopenPic(tx, { picId: pic.pic_id, by: request.actor.personId })
        if (!resumed) throw problem(409, 'pic-open', 'The household has another open integrated case.')
        return resumed.pic_id
      }),
  })
}

function extensionRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/extension',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Extend the horizon of an integrated case, once, by the months that the territory foresees',
      tags,
      params: picParams,
      body: z.object({ reason: words }),
      response: { 200: picView },
    },
    handler: (request, reply) =>
      runPicCommand(deps, { request, reply }, async (tx, found) => {
        const by = request.actor.personId
        const extended = await extendHorizon(tx, found, { ...request.body, by })
        if (!extended.ok) throw problemOf(extended)
        return found.pic.pic_id
      }),
  })
}

function callRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/call-afterwards',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Record the call to a household some months after its case was closed',
      tags,
      params: picParams,
      body: contactAttempt.pick({ on: true, language: true }),
      response: { 200: picView },
    },
    handler: (request, reply) =>
      runPicCommand(
        deps,
        { request, reply },
        async (tx, found) => {
          const by = request.actor.personId
          const called = await callAfterwards(tx, found, { ...request.body, by })
          if (!called.ok) throw problemOf(called)
          return found.pic.pic_id
        },
        {
          // Whoever stays near the household by the plan of its closing makes the call.
          authorize: async (tx, { reference_person_id: near }, referral) =>
            request.authorize(withHolder(await resourceOf(tx, referral), near, 'case-manager')),
        },
      ),
  })
}
