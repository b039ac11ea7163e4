import Table from 'cli-table3'

/** A table of one line per row and without colours, which can be searched and cut as text. */
export function plainTable(head: readonly string[]): Table.Table {
  return new Table({ head: [...head], style: { head: [], border: [], compact: true } })
}
