package dev.signalbox.lambda.callback;

/** What the provider is told. */
public record Reply(int status, String message) {}
