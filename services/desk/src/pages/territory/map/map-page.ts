import { h } from 'preact'
import { mapWords as words } from '../../../words/map.ts'
import type { PageRoutes } from '../../page-route.ts'
import { frameOf, territoryOf } from '../territory-frame.ts'
import { readMap } from './map-data.ts'
import { MapView } from './map-view.tsx'

/** Where the territory's sportelli and places are, drawn from our own geometry. */
export const mapPage: PageRoutes = (app) => {
  app.get('/territory/:territory/map', async (request, reply) => {
    const territory = territoryOf(request)
    const data = await readMap(request.api, territory)
    return reply.page({
      ...frameOf(request, reply, words.title, words.lead),
      body: h(MapView, { territory, data }),
    })
  })
}
