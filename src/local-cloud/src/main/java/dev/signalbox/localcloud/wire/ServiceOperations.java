package dev.signalbox.localcloud.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;

/** The operations of one service. */
final class ServiceOperations {
    static final ServiceOperations NONE = new ServiceOperations(List.of());

    private final Map<String, Operation> targets = new HashMap<>();
    /** The most specific first. */
    private final List<Operation> paths = new ArrayList<>();

    ServiceOperations(Collection<Class<? extends AwsRequest>> requests) {
        for (var request : requests) {
            var operation = Operation.of(request);
            if (operation.target().isEmpty()) {
                paths.add(operation);
            } else {
                targets.put(operation.target(), operation);
            }
        }
        paths.sort(Comparator.comparing((Operation operation) -> operation.uri().constantQuery().isEmpty())
                .thenComparing(operation -> -operation.uri().literals()).thenComparing(Operation::name));
    }

    Optional<Operation> byTarget(String target) {
        return Optional.ofNullable(targets.get(target));
    }

    Optional<Match> byPath(WireRequest request) {
        for (var operation : paths) {
            if (operation.method().equals(request.method()) && operation.fits(request)) {
                var values = operation.uri().match(request.path(), request.query());
                if (values.isPresent()) {
                    return Optional.of(new Match(operation, values.get()));
                }
            }
        }
        return Optional.empty();
    }
}
