package dev.signalbox.console.gateway.update;

import dev.signalbox.console.model.update.Release;
import java.time.Instant;

/**
 * What a releaser signed.
 *
 * @param sequence grows with every feed
 * @param signed the bytes of the file, so that they can be kept and checked again
 */
public record Feed(long sequence, Instant issued, Instant expires, Release release, String signed) {}
