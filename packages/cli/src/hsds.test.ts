import { expect, test } from 'vitest'
import { bodiesOfHsds } from './hsds-bodies.ts'

const organization = { id: 'o-1', name: 'Società Cooperativa «Làmpada»', description: 'x' }
const service = (name: string, more: object) => ({ id: name, name, status: 'active', organization, ...more })
const inArea = (extent: string) => ({ service_areas: [{ id: 'a', extent, extent_type: 'text' }] })
const inCity = (city: string) => ({ service_at_locations: [{ location: { addresses: [{ city }] } }] })

test('organizations and services of HSDS become bodies with desks, each in its municipality’s territory', () => {
  const contents = [
    service('Sportello casa', inArea('035033')),
    service('Sportello casa', inCity('Savignano sul Rubicone')),
    service('Ascolto', { ...inArea('Forli'), status: 'inactive' }),
  ]
  const { bodies, faults } = bodiesOfHsds({ total_items: 3, contents }, { kind: 'volunteers' })
  expect(faults).toEqual([])
  expect(bodies).toEqual([
    {
      key: 'societa-cooperativa-lampada',
      name: organization.name,
      kind: 'volunteers',
      territories: ['RE', 'RU', 'FO'],
      agreement: null,
      sportelli: [
        {
          key: 'sportello-casa',
          name: 'Sportello casa',
          territory: 'RE',
          municipality: '035033',
          active: true,
        },
        {
          key: 'sportello-casa-2',
          name: 'Sportello casa',
          territory: 'RU',
          municipality: '040045',
          active: true,
        },
        { key: 'ascolto', name: 'Ascolto', territory: 'FO', municipality: '040012', active: false },
      ],
    },
  ])
})

test('services within their organization, and beside it by id, are the same to us', () => {
  const { organization: _, ...plain } = service('Sportello casa', inArea('035033'))
  const within = bodiesOfHsds({ ...organization, services: [plain] }, { kind: 'public' })
  const beside = bodiesOfHsds([organization, { ...plain, organization_id: 'o-1' }], { kind: 'public' })
  expect(within).toEqual(beside)
  expect(within.bodies[0]?.sportelli).toHaveLength(1)
})

test('what is no HSDS, is nowhere in the region or belongs to nobody is told, all of it', () => {
  expect(bodiesOfHsds({ contents: [{ id: 1 }] }, { kind: 'public' }).faults).toHaveLength(1)
  const { bodies, faults } = bodiesOfHsds(
    [
      service('Altrove', inCity('Milano')),
      { id: 's', name: 'Di nessuno', organization_id: 'o-9', ...inArea('035033') },
    ],
    { kind: 'public' },
  )
  expect(bodies.map(({ sportelli }) => sportelli)).toEqual([[]])
  expect(faults).toEqual([
    'organization o-9 is named by a service and is not in the file',
    'Altrove: neither its service area nor an address names a municipality of the region',
    'Società Cooperativa «Làmpada»: no service says in which territory it works',
  ])
})
