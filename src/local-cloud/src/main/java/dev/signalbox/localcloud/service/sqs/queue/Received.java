package dev.signalbox.localcloud.service.sqs.queue;

/** A message in the hands of a receiver. */
public record Received(Message message, Content content) {}
