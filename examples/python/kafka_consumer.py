"""Reads the public topics of Kafka.  pip install kafka-python;  KAFKA_BROKERS=… KAFKA_GROUP=… python3 kafka_consumer.py"""
import json, os
from kafka import KafkaConsumer

topics = [f"intarsi.public.{code.lower()}" for code in os.environ.get("TERRITORIES", "RE").split(",")]
consumer = KafkaConsumer(
    *topics,
    bootstrap_servers=os.environ["KAFKA_BROKERS"].split(","),
    group_id=os.environ.get("KAFKA_GROUP", "my-system"),
    auto_offset_reset="earliest",
    enable_auto_commit=False,
    session_timeout_ms=6000,
    heartbeat_interval_ms=1500,
)
for message in consumer:
    event = json.loads(message.value)
    print(event["id"], event["subject"], event["sequence"], event["type"], flush=True)
    consumer.commit()
