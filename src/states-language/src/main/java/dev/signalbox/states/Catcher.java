package dev.signalbox.states;

import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code Catch}.
 *
 * @param resultPath where the error goes in the state's input; empty is {@code null}: the error is dropped
 */
public record Catcher(List<String> errorEquals, Optional<String> resultPath, String next) {
    public Catcher {
        errorEquals = List.copyOf(errorEquals);
    }
}
