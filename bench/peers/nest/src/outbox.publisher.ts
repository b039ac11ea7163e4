import { Inject, Injectable, type OnModuleInit } from '@nestjs/common'
import { ClientKafka } from '@nestjs/microservices'
import { Interval } from '@nestjs/schedule'
import { lastValueFrom } from 'rxjs'
import { DataSource, In } from 'typeorm'
import { OutboxMessage } from './entities.js'
import { POLL_MS, stage } from './stage.js'

const AT_ONCE = 500

@Injectable()
export class OutboxPublisher implements OnModuleInit {
  private running = false

  constructor(
    private readonly dataSource: DataSource,
    @Inject('KAFKA') private readonly client: ClientKafka,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.client.connect()
  }

  @Interval(POLL_MS)
  async publishPending(): Promise<void> {
    const topic = stage.to
    if (!topic || this.running) return
    this.running = true
    try {
      const outbox = this.dataSource.getRepository(OutboxMessage)
      const pending = await outbox.find({ where: { published: false }, order: { id: 'ASC' }, take: AT_ONCE })
      if (pending.length === 0) return
      const sent = pending.map(({ key, payload }) =>
        lastValueFrom(this.client.emit(topic, { key, value: payload })),
      )
      await Promise.all(sent)
      await outbox.update({ id: In(pending.map(({ id }) => id)) }, { published: true })
    } finally {
      this.running = false
    }
  }
}
