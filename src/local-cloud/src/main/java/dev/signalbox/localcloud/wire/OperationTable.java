package dev.signalbox.localcloud.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;

/** Every operation that can be called over the wire, found by what the request carries. */
final class OperationTable {
    private final Map<String, Operation> targets = new HashMap<>();
    private final Map<String, Operation> actions = new HashMap<>();
    private final Map<String, List<Operation>> paths = new HashMap<>();

    private OperationTable() {}

    static OperationTable of(Collection<Class<? extends AwsRequest>> requests) {
        var table = new OperationTable();
        requests.stream().filter(Operation::isServedHere).map(Operation::of).forEach(
                table::add);
        table.paths.values().forEach(operations -> operations.sort(Comparator.comparing((Operation o) -> o.uri()
                .constantQuery().isEmpty()).thenComparing(o -> -o.uri().literals()).thenComparing(Operation::name)));
        return table;
    }

    private void add(Operation operation) {
        switch (operation.protocol()) {
            case AWS_JSON, RPC_CBOR -> targets.put(operation.target(), operation);
            case QUERY, EC2_QUERY -> actions.put(operation.service() + "." + operation.target(), operation);
            case REST_JSON, REST_XML -> paths.computeIfAbsent(operation.service(), _ -> new ArrayList<>()).add(
                    operation);
        }
    }

    Optional<Operation> byTarget(String target) {
        return Optional.ofNullable(targets.get(target));
    }

    Optional<Operation> byAction(String service, String action) {
        return Optional.ofNullable(actions.get(service + "." + action));
    }

    Optional<Match> byPath(String service, WireRequest request) {
        for (var operation : paths.getOrDefault(service, List.of())) {
            if (operation.method().equals(request.method())) {
                var values = operation.uri().match(request.path(), request.query());
                if (values.isPresent()) {
                    return Optional.of(new Match(operation, values.get()));
                }
            }
        }
        return Optional.empty();
    }
}
