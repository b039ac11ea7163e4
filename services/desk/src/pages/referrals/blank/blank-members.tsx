import { blankWords } from '../../../words/blank-form.ts'
import { Beside, type InLanguage, Written } from './blank-parts.tsx'

const ROWS = ['1', '2', '3', '4', '5', '6']
/** Two tables, for as much room to write in as a sheet has: who they are, and on which permit. */
const TABLES = [
  ['givenName', 'familyName', 'birth', 'birthCertainty', 'relation'],
  ['italianLevel', 'legalStatus', 'permitType', 'permitCondition', 'permitExpiresOn'],
] as const

export function Members({ language }: InLanguage) {
  return (
    <section>
      <h3>
        <Beside word="members" language={language} />
      </h3>
      {TABLES.map((columns) => (
        <section
          key={columns[0]}
          class="desk-table-scroll"
          tabindex={0}
          aria-label={`${blankWords.members.it}: ${columns.map((column) => blankWords[column].it).join(', ')}`}
        >
          <table class="desk-table desk-blank-table">
            <thead>
              <tr>
                <th scope="col">N.</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    <Beside word={column} language={language} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ROWS.map((row) => (
                <tr key={row}>
                  <th scope="row">{row}</th>
                  {columns.map((column) => (
                    <td key={column} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <Written word="aliases" language={language} />
    </section>
  )
}
