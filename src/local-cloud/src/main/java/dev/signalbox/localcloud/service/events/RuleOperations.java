package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.pattern.EventPattern;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.events.rule.Directory;
import dev.signalbox.localcloud.service.events.rule.EventRule;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Makes, shows, switches and removes rules. */
final class RuleOperations {
    private static final int LONGEST_PATTERN = 4096;
    private static final int MOST = 300;

    private final CloudContext context;
    private final Directory directory;
    private final Names names;

    RuleOperations(CloudContext context, Directory directory) {
        this.context = context;
        this.directory = directory;
        this.names = new Names(directory);
    }

    void register(Operations operations) {
        operations.on(PutRuleRequest.class, this::put).on(DescribeRuleRequest.class, this::describe).on(
                ListRulesRequest.class, this::list).on(DeleteRuleRequest.class, this::delete);
        operations.on(EnableRuleRequest.class, request -> {
            turn(request.eventBusName(), request.name(), true);
            return EnableRuleResponse.builder().build();
        }).on(DisableRuleRequest.class, request -> {
            turn(request.eventBusName(), request.name(), false);
            return DisableRuleResponse.builder().build();
        });
    }

    /** Putting a rule that is there defines it anew, with its targets and tags as they were. */
    private PutRuleResponse put(PutRuleRequest request) {
        var name = Names.checked(request.name(), "name", 64);
        var bus = names.requireBus(request.eventBusName()).name();
        if (request.scheduleExpression() != null) {
            throw EventsErrors.invalid("The local cloud does not implement ScheduleExpression.");
        }
        if (request.eventPattern() == null) {
            throw EventsErrors.invalid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
        }
        var wanted = new EventRule(bus, name, checkedPattern(request.eventPattern()), isEnabled(request), Names
                .description(request.description()), Optional.ofNullable(request.roleArn()), Map.of(), Tagging.with(Map
                        .of(), request.tags()));
        return directory.change(() -> {
            var before = directory.rule(bus, name);
            if (before.isEmpty() && directory.rules(bus).size() >= MOST) {
                throw EventsErrors.limit();
            }
            directory.put(before.map(rule -> rule.redefined(wanted)).orElse(wanted));
            return PutRuleResponse.builder().ruleArn(directory.arn(wanted)).build();
        });
    }

    private static boolean isEnabled(PutRuleRequest request) {
        var state = request.stateAsString();
        if (state != null && request.state() == RuleState.UNKNOWN_TO_SDK_VERSION) {
            throw EventsErrors.constraint(state, "state",
                    "Member must satisfy enum value set: [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]");
        }
        if (request.state() == RuleState.ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS) {
            throw EventsErrors.invalid("The local cloud does not implement the state " + state + ".");
        }
        return request.state() != RuleState.DISABLED;
    }

    /** The pattern, if it is one. */
    static String checkedPattern(@Nullable String pattern) {
        var text = Names.required(pattern, "eventPattern");
        if (text.length() > LONGEST_PATTERN) {
            throw EventsErrors.constraint(text, "eventPattern", "Member must have length less than or equal to "
                    + LONGEST_PATTERN);
        }
        if (!text.strip().startsWith("{")) {
            throw EventsErrors.pattern("Filter is not an object");
        }
        if (EventPattern.parse(text).isEmpty()) {
            throw EventsErrors.pattern(
                    "it is no JSON, a field has neither an object nor a list with values, or an operator is not known");
        }
        return text;
    }

    private DescribeRuleResponse describe(DescribeRuleRequest request) {
        var rule = names.requireRule(request.eventBusName(), request.name());
        return DescribeRuleResponse.builder().name(rule.name()).arn(directory.arn(rule)).eventPattern(rule.pattern())
                .state(state(rule)).description(rule.description().orElse(null)).roleArn(rule.role().orElse(null))
                .eventBusName(rule.bus()).createdBy(context.identity().account()).build();
    }

    private static RuleState state(EventRule rule) {
        return rule.enabled() ? RuleState.ENABLED : RuleState.DISABLED;
    }

    private ListRulesResponse list(ListRulesRequest request) {
        var prefix = request.namePrefix() == null ? "" : request.namePrefix();
        var all = directory.rules(names.requireBus(request.eventBusName()).name()).stream().filter(rule -> rule.name()
                .startsWith(prefix)).toList();
        var page = Page.of(all, request.nextToken(), request.limit());
        Function<EventRule, Rule> shown = rule -> Rule.builder().name(rule.name()).arn(directory.arn(rule))
                .eventPattern(
                        rule.pattern()).state(state(rule)).description(rule.description().orElse(null)).roleArn(rule
                                .role()
                                .orElse(null)).eventBusName(rule.bus()).build();
        return ListRulesResponse.builder().rules(page.items().stream().map(shown).toList()).nextToken(page.next())
                .build();
    }

    private void turn(@Nullable String bus, @Nullable String name, boolean enabled) {
        directory.change(() -> {
            directory.put(names.requireRule(bus, name).enabled(enabled));
            return enabled;
        });
    }

    /** To delete what is not there is no error, as on AWS. */
    private DeleteRuleResponse delete(DeleteRuleRequest request) {
        EventsErrors.only(request, Set.of("Name", "EventBusName", "Force"));
        var bus = names.requireBus(request.eventBusName()).name();
        return directory.change(() -> {
            directory.rule(bus, Names.required(request.name(), "name")).ifPresent(rule -> {
                if (!rule.targets().isEmpty()) {
                    throw EventsErrors.invalid("Rule can't be deleted since it has targets.");
                }
                directory.remove(rule);
            });
            return DeleteRuleResponse.builder().build();
        });
    }
}
