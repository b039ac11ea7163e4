// Brings the database at an address to a service's newest version; whoever started it may kill it on its way.
import { migrate } from '@intarsi/postgres'
import { SERVICES, type Service } from './services.ts'

const [, , service, url = ''] = process.argv
await migrate(url, SERVICES[service as Service].migrations)
