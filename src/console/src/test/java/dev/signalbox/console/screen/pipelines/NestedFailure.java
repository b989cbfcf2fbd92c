package dev.signalbox.console.screen.pipelines;

import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.watch.DeclaredResource;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.deploy.watch.StackStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A stack whose creation was rolled back because of a bucket in a stack that is nested in it. */
final class NestedFailure {
    static final Instant NOW = Instant.parse("2026-03-10T14:03:10Z");
    static final String NAME = "orders";

    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String OUTER = arn(NAME);
    private static final String INNER = arn("orders-Storage-1A2B3C");
    private final List<StackEvent> events = new ArrayList<>();

    private static String arn(String name) {
        return "arn:aws:cloudformation:local-1:000000000000:stack/" + name + "/1";
    }

    private NestedFailure event(int second, String stack, String id, String type, String status, String... reason) {
        var physical = id.equals(NAME) ? OUTER : type.equals(STACK) ? INNER : id.toLowerCase(java.util.Locale.ROOT);
        events.add(new StackEvent("e" + events.size(), stack, NOW.minusSeconds(60).plusSeconds(second), id, physical,
                type, status, List.of(reason).stream().findFirst(), Optional.empty()));
        return this;
    }

    private static DeclaredResource resource(String id, String type, String... needs) {
        return new DeclaredResource(id, type, Set.of(needs));
    }

    static StackSummary summary() {
        return summary(NAME, OUTER, "ROLLBACK_COMPLETE");
    }

    private static StackSummary summary(String name, String id, String status) {
        return new StackSummary(name, id, status, Optional.empty(), NOW.minusSeconds(60), Optional.empty(),
                Optional.empty(), new Stamp(Optional.empty(), Optional.empty(), Optional.empty()), Map.of(), Map.of());
    }

    private static List<StackEvent> until(int second, List<StackEvent> events) {
        return events.stream().filter(e -> !e.time().isAfter(NOW.minusSeconds(60).plusSeconds(second))).sorted(
                Comparator.comparing(StackEvent::time)).toList();
    }

    private static String state(List<StackEvent> events) {
        return events.reversed().stream().filter(StackEvent::aboutStack).findFirst().orElseThrow().status();
    }

    static StackStory story() {
        return story(60);
    }

    /** As it is known so many seconds after its beginning. */
    static StackStory story(int second) {
        var all = new NestedFailure();
        var bucket = "AWS::S3::Bucket";
        var table = "AWS::DynamoDB::Table";
        var queue = "AWS::SQS::Queue";
        var why = "orders-archive already exists (Service: S3, Status Code: 409, Request ID: 7f1c2a90)";
        var failed = "The following resource(s) failed to create: [Storage].";
        all.event(0, OUTER, NAME, STACK, "CREATE_IN_PROGRESS", "User Initiated").event(2, OUTER, "Orders", table,
                "CREATE_IN_PROGRESS").event(9, OUTER, "Orders", table, "CREATE_COMPLETE").event(10, OUTER, "Storage",
                        STACK, "CREATE_IN_PROGRESS").event(30, OUTER, "Storage", STACK, "CREATE_FAILED",
                                "Embedded stack was not successfully created: The following resource(s) failed to create: [Archive].")
                .event(31, OUTER, NAME, STACK, "ROLLBACK_IN_PROGRESS", failed).event(44, OUTER, "Storage", STACK,
                        "DELETE_COMPLETE").event(50, OUTER, "Orders", table, "DELETE_COMPLETE").event(52, OUTER, NAME,
                                STACK, "ROLLBACK_COMPLETE");
        var outer = until(second, all.events);
        all.events.clear();
        all.event(11, INNER, "Storage", STACK, "CREATE_IN_PROGRESS").event(12, INNER, "Letters", queue,
                "CREATE_IN_PROGRESS").event(16, INNER, "Letters", queue, "CREATE_COMPLETE").event(17, INNER, "Archive",
                        bucket, "CREATE_IN_PROGRESS").event(28, INNER, "Archive", bucket, "CREATE_FAILED", why).event(
                                29, INNER, "Storage", STACK, "ROLLBACK_IN_PROGRESS",
                                "The following resource(s) failed to create: [Archive].").event(40, INNER, "Letters",
                                        queue, "DELETE_COMPLETE").event(42, INNER, "Storage", STACK,
                                                "ROLLBACK_COMPLETE");
        var inner = until(second, all.events);
        var nested = new StackStory(summary("orders-Storage-1A2B3C", INNER, state(inner)), "", List.of(resource(
                "Letters", queue),
                resource("Archive", bucket, "Letters")), List.of(), StackOperation.of(inner), List.of());
        return new StackStory(summary(NAME, OUTER, state(outer)), "", List.of(resource("Orders", table), resource(
                "Storage", STACK, "Orders"),
                resource("Machine", "AWS::StepFunctions::StateMachine", "Storage")), List.of(), StackOperation.of(
                        outer), List.of(nested));
    }
}
