import type { ComponentChildren } from 'preact'
import { usePage } from '../page/page-context.ts'
import { common } from '../words/common.ts'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ComponentChildren
  number?: boolean
}

type TableProps<Row> = {
  /** What the table shows, for everybody; `captionHidden` where a heading says the same. */
  caption: string
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  keyOf: (row: Row) => string
  /** Said instead of an empty table. */
  empty?: string
}

/** A table whose first column names the row; on a narrow screen each row is a block. */
export function Table<Row>({ caption, captionHidden, columns, rows, keyOf, empty }: TableProps<Row>) {
  const { t } = usePage()
  if (rows.length === 0) return <p>{empty ?? t(common.nothingHere)}</p>
  return (
    <div class="desk-table-scroll">
      <table class="desk-table is-stacked">
        <caption class={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ key, label, number }) => (
              <th key={key} scope="col" class={number ? 'is-number' : undefined}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} row={row} first={index === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Cell<Row>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) {
  const content = <div>{column.cell(row)}</div>
  if (first) {
    return (
      <th scope="row" data-label={column.label}>
        {content}
      </th>
    )
  }
  return (
    <td class={column.number ? 'is-number' : undefined} data-label={column.label}>
      {content}
    </td>
  )
}
