package dev.signalbox.console.model.files.change;

/** An object that S3 would not delete, and why. */
public record NotDeleted(String key, String code, String message) {}
