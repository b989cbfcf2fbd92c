package dev.signalbox.console.model.mapruns;

import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Children that failed for the same reason: the same error, and the same cause but for ids and numbers in it. */
public record FailureCluster(String error, String cause, int count, ExecutionId example) {
    private record Reason(String error, String cause) {}

    /** The most frequent first. */
    public static List<FailureCluster> of(Collection<ExecutionDetails> failed) {
        Map<Reason, List<ExecutionDetails>> alike = failed.stream().collect(Collectors.groupingBy(d -> new Reason(d
                .error()
                .orElse("?"), plain(d.cause().orElse(""))), LinkedHashMap::new, Collectors.toList()));
        return alike.entrySet().stream().map(e -> new FailureCluster(e.getKey().error(), e.getValue().getFirst().cause()
                .orElse(""), e.getValue().size(), e.getValue().getFirst().summary().id())).sorted(Comparator.comparing(
                        FailureCluster::count).reversed()).toList();
    }

    private static String plain(String cause) {
        return cause.replaceAll("[0-9a-fA-F-]{16,}", "#").replaceAll("\\d+", "#");
    }
}
