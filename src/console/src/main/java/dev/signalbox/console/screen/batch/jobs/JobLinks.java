package dev.signalbox.console.screen.batch.jobs;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.batch.HiddenValues;
import dev.signalbox.console.model.batch.JobDetails;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The executions and files that a job's parameters, variables, command and tags name. */
final class JobLinks {
    private static final int MOST = 12;
    private static final Pattern PLACES = Pattern.compile(
            "arn:[\\w-]+:states:[\\w-]+:\\d{12}:execution:[\\w.+-]+:[\\w.+-]+|s3://[^\\s\"',;\\]})]+");

    private JobLinks() {}

    /** By what they are called; in the order in which they are found. */
    static Map<String, Destination> of(JobDetails job) {
        var links = new LinkedHashMap<String, Destination>();
        var container = job.container();
        Stream.of(shown(job.parameters()), shown(container.variables()), container.command().stream(), shown(job
                .tags()), Stream.of(container
                        .image())).flatMap(s -> s).flatMap(text -> PLACES.matcher(text).results().map(r -> r
                                .group())).distinct().limit(MOST).forEach(place -> PastedText.destination(place)
                                        .ifPresent(d -> links.put(place, d)));
        return links;
    }

    private static Stream<String> shown(Map<String, String> pairs) {
        return pairs.entrySet().stream().map(e -> HiddenValues.shown(e.getKey(), e.getValue()));
    }
}
