import { TERRITORIES } from '@intarsi/contracts'
import { describe, expect, it } from 'vitest'
import { latestProfile } from '../load/load-profiles.ts'
import { documentsMarkdown } from './documents-markdown.ts'

const pageOf = (code: (typeof TERRITORIES)[number]) => documentsMarkdown([latestProfile(code)])
const linesOf = (code: (typeof TERRITORIES)[number], start: string) =>
  pageOf(code)
    .split('\n')
    .filter((line) => line.trim().startsWith(start))

describe('the page a coordinator checks', () => {
  it('says days of the year as a calendar does, and one day as one', () => {
    const page = documentsMarkdown(TERRITORIES.map(latestProfile))
    expect(linesOf('MO', '- Patrono')[0]).toContain('31 gennaio (_31 January_)')
    expect(page).not.toMatch(/[ ,]\d{2}-\d{2}\b/)
    expect(page).not.toMatch(/\b1 giorni\b|\b0 giorni\b/)
  })

  it('gives the handbook only what it says: the rhythm of RU-03, not the places nor the hour of the meeting', () => {
    const [when = '', places = ''] = linesOf('RU', '- 1° giovedì').concat(linesOf('RU', '- 8 nuove').slice(1))
    expect(when).toMatch(/l’ora e la durata sono nostri.*`\[RU-03\]`/)
    expect(places).toMatch(/12 in attesa.*`\[default \(ours\)\]`$/)
  })

  it('says the needs of a local area and the experts in words', () => {
    expect(linesOf('FE', '- Area abitativa')[0]).toContain('Emergenza abitativa (_Housing emergency_)')
    expect(linesOf('CE', '- sì (_yes_)')[0]).toContain('orientamento legale')
  })

  it('tells who sits at a table always, who by case, and who signs a document', () => {
    expect(linesOf('FE', '- **Cabina di regia**')[0]).toContain(
      'secondo il caso (_by case_): assistente sociale',
    )
    expect(linesOf('RE', '- Regolamento di convivenza')[0]).toMatch(/firmato da .*nucleo.*Chi firma/)
  })

  it('tells a chair that reads the file from one of a table that only shares (CE-03), and who stands in for either', () => {
    expect(linesOf('CE', '- **Chi presiede un tavolo che condivide soltanto')[0]).toContain(
      'nessun fascicolo',
    )
    expect(linesOf('CE', '- **Chi è delegato a presiedere')[0]).toContain('fino alla fine del giorno')
  })

  it('says of every flat for whom it is (RE-14)', () => {
    expect(linesOf('RE', '- Appartamenti di semi autonomia')[0]).toContain(
      'Nuclei già stabili sul territorio',
    )
  })
})
