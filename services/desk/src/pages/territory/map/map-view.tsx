import type { Territory } from '@intarsi/contracts'
import type { ComponentChildren } from 'preact'
import { Notice } from '../../../components/notice.tsx'
import { Scrolled } from '../../../components/plots/scrolled.tsx'
import { Table } from '../../../components/table.tsx'
import { usePage } from '../../../page/page-context.ts'
import { mapWords as words } from '../../../words/map.ts'
import { TerritoryNav } from '../territory-nav.tsx'
import { Bodies } from './bodies.tsx'
import { drawTerritory, MAP } from './geometry.ts'
import type { Located, MapData } from './map-data.ts'
import { BodyMark, HomeMark, Marks, SportelloMark } from './map-marks.tsx'

type MapProps = { territory: Territory; data: MapData }

export function MapView({ territory, data }: MapProps) {
  const { t } = usePage()
  const { located, bodies, hidden, complete } = data
  return (
    <>
      <TerritoryNav territory={territory} current="map" />
      {complete ? null : <Notice kind="warning">{t(words.housingAway)}</Notice>}
      <Legend />
      <Picture territory={territory} located={located} />
      <p class="desk-muted">{t(words.credit)}</p>
      <Places located={located} />
      {hidden > 0 ? <p>{t(words.hidden, { count: hidden })}</p> : null}
      <h2>{t(words.bodies)}</h2>
      <Bodies bodies={bodies} />
    </>
  )
}

function Legend() {
  const { t } = usePage()
  return (
    <ul class="desk-legend">
      <li>
        <LegendMark>
          <BodyMark x={8} y={8} size={12} />
        </LegendMark>
        {t(words.seats)}
      </li>
      <li>
        <LegendMark>
          <SportelloMark x={8} y={8} size={12} />
        </LegendMark>
        {t(words.sportelli)}
      </li>
      <li>
        <LegendMark>
          <HomeMark x={8} y={8} radius={7} />
        </LegendMark>
        {t(words.homes)}
      </li>
    </ul>
  )
}

function LegendMark({ children }: { children: ComponentChildren }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {children}
    </svg>
  )
}

function Picture({ territory, located }: { territory: Territory; located: readonly Located[] }) {
  const { t } = usePage()
  const municipalities = drawTerritory(territory)
  const of = (code: string) => located.find((one) => one.code === code)
  return (
    <Scrolled label={t(words.picture)}>
      <svg
        class="desk-plot desk-map"
        viewBox={`0 0 ${MAP.width} ${MAP.height}`}
        role="img"
        aria-label={t(words.picture)}
      >
        {municipalities.map(({ code, name, path }) => (
          <path key={code} class={of(code) ? 'desk-map-area is-used' : 'desk-map-area'} d={path}>
            <title>{name}</title>
          </path>
        ))}
        {municipalities.map((municipality) => {
          const here = of(municipality.code)
          return here ? <Marks key={municipality.code} at={municipality} here={here} /> : null
        })}
      </svg>
    </Scrolled>
  )
}

function Places({ located }: { located: readonly Located[] }) {
  const { t } = usePage()
  return (
    <Table
      caption={t(words.picture)}
      captionHidden
      rows={located}
      keyOf={({ code }) => code}
      empty={t(words.nothing)}
      columns={[
        {
          key: 'municipality',
          label: t(words.municipality),
          cell: ({ name, elsewhere }) => (
            <>
              {name}
              {elsewhere ? <span class="desk-muted"> · {t(words.elsewhere)}</span> : null}
            </>
          ),
        },
        {
          key: 'bodies',
          label: t(words.seats),
          cell: ({ bodies }) => bodies.map(({ name }) => name).join(', ') || '–',
        },
        {
          key: 'sportelli',
          label: t(words.sportelli),
          cell: ({ sportelli }) =>
            sportelli.length === 0 ? (
              '–'
            ) : (
              <ul class="desk-plain-list">
                {sportelli.map(({ sportelloId, name, bodyName }) => (
                  <li key={sportelloId}>
                    {name} <span class="desk-muted">· {bodyName}</span>
                  </li>
                ))}
              </ul>
            ),
        },
        {
          key: 'homes',
          label: t(words.homes),
          number: true,
          cell: ({ homes, beds }) => (homes === 0 ? '–' : `${homes} · ${t(words.beds, { count: beds })}`),
        },
      ]}
    />
  )
}
