import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm'

@Entity()
export class Hop {
  @PrimaryColumn('uuid')
  id!: string

  @Column('text')
  body!: string
}

@Entity()
@Index(['published', 'id'])
export class OutboxMessage {
  @PrimaryGeneratedColumn()
  id!: number

  @Column('text')
  key!: string

  @Column('jsonb')
  payload!: object

  @Column('boolean', { default: false })
  published!: boolean
}

@Entity()
export class ProcessedMessage {
  @PrimaryColumn('uuid')
  id!: string
}
