export { setup } from './postgres.ts'
