package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The settings that load balancers and target groups have beside their members, with AWS's names and defaults. */
final class Attributes {
    static final String IDLE = "idle_timeout.timeout_seconds";
    static final String DROP_INVALID = "routing.http.drop_invalid_header_fields.enabled";
    static final String PROTECTED = "deletion_protection.enabled";
    static final String DELAY = "deregistration_delay.timeout_seconds";
    private static final Pattern SECONDS = Pattern.compile("\\d{1,4}");

    private static final Map<String, String> LOAD_BALANCER = Map.of(IDLE, "60", DROP_INVALID, "false", PROTECTED,
            "false", "access_logs.s3.enabled", "false", "routing.http2.enabled", "true",
            "routing.http.preserve_host_header.enabled", "false", "routing.http.desync_mitigation_mode", "defensive",
            "routing.http.xff_header_processing.mode", "append", "load_balancing.cross_zone.enabled", "true");
    private static final Map<String, String> TARGET_GROUP = Map.of(DELAY, "300", "stickiness.enabled", "false",
            "load_balancing.algorithm.type", "round_robin", "slow_start.duration_seconds", "0",
            "load_balancing.cross_zone.enabled", "use_load_balancer_configuration");

    private Attributes() {}

    /** @param set beyond the defaults */
    static Map<String, String> ofLoadBalancer(Map<String, String> set) {
        return merged(LOAD_BALANCER, set);
    }

    /** @param set beyond the defaults */
    static Map<String, String> ofTargetGroup(Map<String, String> set) {
        return merged(TARGET_GROUP, set);
    }

    private static Map<String, String> merged(Map<String, String> defaults, Map<String, String> set) {
        var all = new TreeMap<>(defaults);
        set.forEach((key, value) -> all.put(key, checked(key, value, defaults)));
        return all;
    }

    private static String checked(String key, String value, Map<String, String> defaults) {
        if (!defaults.containsKey(key)) {
            throw ElbErrors.configuration("The attribute '" + key + "' is not known to the local cloud");
        }
        boolean right = switch (key) {
            case IDLE -> SECONDS.matcher(value).matches() && within(value, 1, 4000);
            case DELAY -> SECONDS.matcher(value).matches() && within(value, 0, 3600);
            case DROP_INVALID, PROTECTED -> value.equals("true") || value.equals("false");
            default -> value.equals(defaults.get(key));
        };
        if (!right) {
            throw ElbErrors.configuration("The local cloud does not support the value '" + value
                    + "' of the attribute '"
                    + key + "'");
        }
        return value;
    }

    private static boolean within(String value, int low, int high) {
        int number = Integer.parseInt(value);
        return number >= low && number <= high;
    }
}
