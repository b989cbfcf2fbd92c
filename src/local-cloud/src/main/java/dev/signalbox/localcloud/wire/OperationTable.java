package dev.signalbox.localcloud.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.awscore.AwsRequest;

/**
 * Every operation that can be called over the wire, found by what the request carries. Reading the SDK's bindings is
 * slow, so a service's are read when it is first called.
 */
final class OperationTable {
    private final Map<String, List<Class<? extends AwsRequest>>> requests = new HashMap<>();
    private final Map<String, ServiceOperations> services = new ConcurrentHashMap<>();

    OperationTable(Collection<Class<? extends AwsRequest>> requests) {
        requests.stream().filter(Operation::isServedHere).forEach(request -> this.requests.computeIfAbsent(Operation
                .serviceOf(request), _ -> new ArrayList<>()).add(request));
    }

    private ServiceOperations service(String name) {
        var known = requests.getOrDefault(name, List.of());
        return known.isEmpty() ? ServiceOperations.NONE
                : services.computeIfAbsent(name, _ -> new ServiceOperations(
                        known));
    }

    /** @param target an {@code X-Amz-Target} or an {@code Action} */
    Optional<Operation> byTarget(String service, String target) {
        return service(service).byTarget(target);
    }

    Optional<Match> byPath(String service, WireRequest request) {
        return service(service).byPath(request);
    }
}
