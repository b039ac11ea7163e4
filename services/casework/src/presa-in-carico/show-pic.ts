import type { HttpApp } from '@intarsi/http'
import type { CaseworkDeps } from '../deps.ts'
import { picParams, sendPic } from './on-pic.ts'
import { picDetail } from './pic-detail.ts'

export function showPicRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId',
    config: { action: 'pic.read' },
    schema: {
      summary: 'An integrated case: its phase, the five areas, the project, as far as you may read it',
      tags: ['presa in carico'],
      params: picParams,
      response: { 200: picDetail },
    },
    handler: (request, reply) => sendPic(deps, request, reply),
  })
}
