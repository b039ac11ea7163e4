export { addDays, romeDay, romeHour, romeInstant } from '@intarsi/territories'
