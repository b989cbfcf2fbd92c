package dev.signalbox.localcloud.service.stepfunctions.version;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** An alias as it is stored. */
public record Alias(String arn, String stateMachineArn, String name, Optional<String> description, List<Route> routes,
        Instant creationDate, Instant updateDate) {
    private static final int ALL = 100;

    public Alias {
        routes = List.copyOf(routes);
    }

    /**
     * Where a share of the executions goes.
     *
     * @param weight in percent; those of an alias are 100 together
     */
    public record Route(String versionArn, int weight) {}

    /** The ARN of the version that one more execution runs. */
    public String pick(RandomGenerator random) {
        int drawn = random.nextInt(ALL);
        for (Route route : routes) {
            drawn -= route.weight();
            if (drawn < 0) {
                return route.versionArn();
            }
        }
        throw new IllegalStateException("The weights of " + arn + " are less than 100");
    }

    boolean routesTo(String versionArn) {
        return routes.stream().anyMatch(r -> r.versionArn().equals(versionArn));
    }
}
