package dev.signalbox.deploy.plan;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Something that AWS charges for because of a template.
 *
 * @param type of the resources, such as {@code AWS::KMS::Key}
 * @param resources logical ids of those that it holds for
 * @param words what one unit is
 * @param units how many units there are all the time, as far as the template says; empty where that cannot be counted
 * @param page where AWS tells prices; empty for types that nothing is known of
 */
public record CostDriver(String type, Kind kind, List<String> resources, String words, Optional<Long> units,
        Optional<URI> page) {
    /** When it is charged. */
    public enum Kind {
        /** Also while nobody uses it. */
        IDLE,
        USE,
        /** Nobody here knows. */
        UNKNOWN
    }

    public CostDriver {
        resources = List.copyOf(resources);
    }
}
