package dev.signalbox.console.model;

import java.util.List;

/**
 * How a bundled pipeline wants to be started.
 *
 * @param pipeline its title
 * @param places where it keeps things
 */
public record StartForm(String pipeline, InputSchema schema, List<Sample> samples, StackPlaces places) {
    public StartForm {
        samples = List.copyOf(samples);
    }

    /** Of a pipeline that says nothing about its places. */
    public StartForm(String pipeline, InputSchema schema, List<Sample> samples) {
        this(pipeline, schema, samples, StackPlaces.none());
    }

    /** A named input that runs as it is; {@code json} is indented. */
    public record Sample(String name, String json) {
        @Override
        public String toString() {
            return name;
        }
    }
}
