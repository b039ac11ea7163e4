import { announcePerson } from '../src/directory/person-changed.ts'
import { currentChair } from '../src/tables/current-chair.ts'
import { setTablePeople } from '../src/tables/set-table-people.ts'
import { getTable } from '../src/tables/table-resource.ts'
import type { Scene } from './scene.ts'

/** Makes these the deputies of a table, its chair staying. */
export async function leads({ unitOfWork }: Scene, tableId: string, deputyIds: string[]): Promise<void> {
  await unitOfWork(async (tx) => {
    const table = await getTable(tx.trx, tableId)
    const { personId: chairId } = await currentChair(tx, tableId, tx.now)
    const changed = await setTablePeople(tx, table, { chairId, deputyIds, memberIds: null })
    for (const personId of changed.sort()) {
      await tx.lock('equipe.people', personId)
      await announcePerson(tx, personId)
    }
  })
}
