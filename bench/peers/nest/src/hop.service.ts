import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { Hop, OutboxMessage, ProcessedMessage } from './entities.js'
import { stage } from './stage.js'

export type Message = { id: string; body: string }

@Injectable()
export class HopService {
  constructor(private readonly dataSource: DataSource) {}

  /** A request: the row and the message about it commit together. */
  async create(message: Message): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await manager.save(Hop, message)
      await manager.save(OutboxMessage, { key: message.id, payload: message })
    })
  }

  /** A message: what was processed before is passed over. */
  async handle(message: Message): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      if (await manager.existsBy(ProcessedMessage, { id: message.id })) return
      await manager.insert(ProcessedMessage, { id: message.id })
      await manager.save(Hop, message)
      if (stage.to) await manager.save(OutboxMessage, { key: message.id, payload: message })
    })
  }
}
