package dev.signalbox.console.store.budget;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How fast each API may be called. AWS counts per account and Region and shares the rates with production code, so Signalbox takes a
 * share of them.
 *
 * @param named by operation
 * @param others for operations without a published rate
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html">Step Functions quotas</a>
 */
public record ApiRates(Map<String, ApiRate> named, ApiRate others) {
    /** Regions with the larger buckets of Step Functions. */
    private static final Set<String> LARGE = Set.of("us-east-1", "us-west-2", "eu-west-1");
    private static final ApiRate UNPUBLISHED = new ApiRate(50, 10);
    private static final Map<String, ApiRate> LOGS = Map.of("GetLogEvents", new ApiRate(10, 10), "FilterLogEvents",
            new ApiRate(5, 5));
    private static final Map<String, ApiRate> SMALL_REGION = Map.of("StartExecution", new ApiRate(800, 150),
            "DescribeExecution", new ApiRate(250, 10), "GetExecutionHistory", new ApiRate(400, 20),
            "ListExecutions", new ApiRate(100, 2), "ListStateMachines", new ApiRate(100, 5),
            "DescribeStateMachine", new ApiRate(200, 20), "DescribeStateMachineForExecution", new ApiRate(200, 1),
            "StopExecution", new ApiRate(500, 25));
    private static final Map<String, ApiRate> LARGE_REGION = Map.of("StartExecution", new ApiRate(1300, 300),
            "DescribeExecution", new ApiRate(300, 15), "GetExecutionHistory", new ApiRate(400, 20),
            "ListExecutions", new ApiRate(200, 5), "ListStateMachines", new ApiRate(100, 5),
            "DescribeStateMachine", new ApiRate(200, 20), "DescribeStateMachineForExecution", new ApiRate(200, 1),
            "StopExecution", new ApiRate(1000, 200));

    public ApiRates {
        named = Map.copyOf(named);
    }

    /** The rates of a Region as AWS publishes them. */
    public static ApiRates published(String region) {
        var rates = new HashMap<>(LOGS);
        rates.putAll(LARGE.contains(region) ? LARGE_REGION : SMALL_REGION);
        return new ApiRates(rates, UNPUBLISHED);
    }

    /** The published rates of a Region, times our share. */
    public static ApiRates aws(String region, int percent) {
        ApiRates all = published(region);
        var rates = new HashMap<String, ApiRate>();
        all.named.forEach((api, rate) -> rates.put(api, rate.share(percent / 100.0)));
        return new ApiRates(rates, all.others.share(percent / 100.0));
    }

    /** One rate for all: the local cloud is ours alone, so it only keeps the console itself from running hot. */
    public static ApiRates all(double bucket, double refill) {
        return new ApiRates(Map.of(), new ApiRate(bucket, refill));
    }

    /** The rate of an operation. */
    public ApiRate of(String api) {
        return named.getOrDefault(api, others);
    }
}
