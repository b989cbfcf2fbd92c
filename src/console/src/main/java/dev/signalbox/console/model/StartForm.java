package dev.signalbox.console.model;

import java.util.List;

/**
 * How a bundled pipeline wants to be started.
 *
 * @param pipeline its title
 */
public record StartForm(String pipeline, InputSchema schema, List<Sample> samples) {
    public StartForm {
        samples = List.copyOf(samples);
    }

    /** A named input that runs as it is; {@code json} is indented. */
    public record Sample(String name, String json) {
        @Override
        public String toString() {
            return name;
        }
    }
}
