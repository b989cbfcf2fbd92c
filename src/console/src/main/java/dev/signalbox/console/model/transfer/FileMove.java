package dev.signalbox.console.model.transfer;

/** A file on its way. */
public record FileMove(String name, long done, long size) {}
