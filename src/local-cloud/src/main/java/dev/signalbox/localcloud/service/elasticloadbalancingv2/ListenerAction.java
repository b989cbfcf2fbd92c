package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.FixedResponseActionConfig;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionConfig;

/** What a listener does with a request. */
sealed interface ListenerAction {
    record Forward(String group) implements ListenerAction {}

    record Fixed(FixedResponseActionConfig config) implements ListenerAction {}

    /** With the parts of the request where the configuration names them. */
    record Redirect(RedirectActionConfig config) implements ListenerAction {
        int status() {
            return "HTTP_301".equals(config.statusCodeAsString()) ? 301 : 302;
        }

        String location(String host, String port, String path, String query) {
            var pattern = or(config.protocol(), "#{protocol}") + "://" + or(config.host(), "#{host}") + ":" + or(config
                    .port(), "#{port}") + or(config.path(), "/#{path}");
            var asked = or(config.query(), "#{query}").replace("#{query}", query);
            return pattern.replace("#{protocol}", "http").replace("HTTPS://", "https://").replace("HTTP://", "http://")
                    .replace("#{host}", host).replace("#{port}", port).replace("#{path}", path) + (asked.isEmpty() ? ""
                            : "?" + asked);
        }

        private static String or(@Nullable String given, String fallback) {
            return given == null || given.isEmpty() ? fallback : given;
        }
    }

    /** The one action of a listener; refuses what is not done here. */
    static ListenerAction of(List<Action> actions) {
        if (actions.size() != 1) {
            throw ElbErrors.invalid("A listener must have exactly one default action on the local cloud, not " + actions
                    .size());
        }
        var action = actions.getFirst();
        return switch (ElbErrors.required("Type", action.typeAsString())) {
            case "forward" -> new Forward(group(action));
            case "fixed-response" -> fixed(action);
            case "redirect" -> redirect(action);
            default -> throw ElbErrors.invalid("The local cloud's load balancers do not support actions of type "
                    + action.typeAsString());
        };
    }

    private static String group(Action action) {
        ElbErrors.only(action, Set.of("Type", "Order", "TargetGroupArn", "ForwardConfig"));
        var config = action.forwardConfig();
        if (config == null) {
            return ElbErrors.required("TargetGroupArn", action.targetGroupArn());
        }
        var stickiness = config.targetGroupStickinessConfig();
        if (config.targetGroups().size() != 1 || stickiness != null && Boolean.TRUE.equals(stickiness.enabled())) {
            throw ElbErrors.invalid("The local cloud's load balancers forward to exactly one target group, without"
                    + " stickiness");
        }
        return ElbErrors.required("TargetGroupArn", config.targetGroups().getFirst().targetGroupArn());
    }

    private static Fixed fixed(Action action) {
        ElbErrors.only(action, Set.of("Type", "Order", "FixedResponseConfig"));
        var config = ElbErrors.required("FixedResponseConfig", action.fixedResponseConfig());
        if (!ElbErrors.required("StatusCode", config.statusCode()).matches("[245]\\d\\d")) {
            throw ElbErrors.invalid("StatusCode must be 2XX, 4XX or 5XX, not " + config.statusCode());
        }
        return new Fixed(config);
    }

    private static Redirect redirect(Action action) {
        ElbErrors.only(action, Set.of("Type", "Order", "RedirectConfig"));
        var config = ElbErrors.required("RedirectConfig", action.redirectConfig());
        ElbErrors.required("StatusCode", config.statusCodeAsString());
        return new Redirect(config);
    }
}
