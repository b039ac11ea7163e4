// Brings the database at the address to equipe's newest version; whoever started it may kill it on its way.
import { equipe } from '@intarsi/equipe'
import { migrate } from '@intarsi/postgres'

console.log('begins')
await migrate(process.argv[2] ?? '', equipe.migrations)
