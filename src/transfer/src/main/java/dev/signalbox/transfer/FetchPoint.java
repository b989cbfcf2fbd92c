package dev.signalbox.transfer;

import java.util.OptionalLong;

/**
 * Where an earlier fetch of the same URL stopped.
 *
 * @param received bytes that the sink has kept
 * @param validator of the head that the sink was started with
 * @param length of the whole body, if it is known
 */
public record FetchPoint(long received, String validator, OptionalLong length) {
    public FetchPoint {
        if (received < 1 || validator.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to go on from");
        }
    }
}
