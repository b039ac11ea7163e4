export type { ServiceApp, ServiceDeps, ServiceModule, Worker } from './service.ts'
