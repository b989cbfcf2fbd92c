package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.events.rule.Directory;
import dev.signalbox.localcloud.service.events.rule.EventRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResultEntry;

/** Where rules send events. */
final class TargetOperations {
    /** As EventBridge's quotas have it. */
    private static final int MOST = 5;
    private static final int MOST_AT_ONCE = 100;

    private final Directory directory;
    private final Names names;

    TargetOperations(Directory directory) {
        this.directory = directory;
        this.names = new Names(directory);
    }

    void register(Operations operations) {
        operations.on(PutTargetsRequest.class, this::put).on(RemoveTargetsRequest.class, this::remove).on(
                ListTargetsByRuleRequest.class, this::list).on(ListRuleNamesByTargetRequest.class, this::ruleNames);
    }

    private static void count(int size, String path) {
        if (size < 1 || size > MOST_AT_ONCE) {
            throw EventsErrors.constraint("[...]", path, size < 1
                    ? "Member must have length greater than or equal to 1"
                    : "Member must have length less than or equal to " + MOST_AT_ONCE);
        }
    }

    private PutTargetsResponse put(PutTargetsRequest request) {
        count(request.targets().size(), "targets");
        return directory.change(() -> {
            EventRule rule = names.requireRule(request.eventBusName(), request.rule());
            for (var target : request.targets()) {
                TargetRules.check(target);
                rule = rule.with(target);
            }
            if (rule.targets().size() > MOST) {
                throw EventsErrors.limit();
            }
            directory.put(rule);
            return PutTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
        });
    }

    private RemoveTargetsResponse remove(RemoveTargetsRequest request) {
        EventsErrors.only(request, Set.of("Rule", "EventBusName", "Ids", "Force"));
        count(request.ids().size(), "ids");
        return directory.change(() -> {
            EventRule rule = names.requireRule(request.eventBusName(), request.rule());
            var failed = new ArrayList<RemoveTargetsResultEntry>();
            for (var id : request.ids()) {
                if (!rule.targets().containsKey(id)) {
                    failed.add(RemoveTargetsResultEntry.builder().targetId(id).errorCode("ResourceNotFoundException")
                            .errorMessage("Rule '" + rule.name() + "' does not have a target with the Id '" + id
                                    + "'.").build());
                }
                rule = rule.without(id);
            }
            directory.put(rule);
            return RemoveTargetsResponse.builder().failedEntryCount(failed.size()).failedEntries(failed).build();
        });
    }

    private ListTargetsByRuleResponse list(ListTargetsByRuleRequest request) {
        var rule = names.requireRule(request.eventBusName(), request.rule());
        var page = Page.of(rule.targetList(), request.nextToken(), request.limit());
        return ListTargetsByRuleResponse.builder().targets(page.items()).nextToken(page.next()).build();
    }

    private ListRuleNamesByTargetResponse ruleNames(ListRuleNamesByTargetRequest request) {
        var arn = Names.required(request.targetArn(), "targetArn");
        var all = directory.rules(names.requireBus(request.eventBusName()).name()).stream().filter(rule -> rule
                .targetList().stream().anyMatch(target -> target.arn().equals(arn))).map(EventRule::name).toList();
        var page = Page.of(all, request.nextToken(), request.limit());
        return ListRuleNamesByTargetResponse.builder().ruleNames(page.items()).nextToken(page.next()).build();
    }
}
