package dev.signalbox.benchmarks;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.SyncExecutionStatus;

/** What the local cloud's Step Functions bear, by the SDK over the wire: in memory, side by side, waiting, and with long histories. */
final class StateLoads {
    private static final int STATES = 50;
    private static final int EXECUTIONS = 400;
    private static final int ITEMS = 10_000;
    private static final int PARALLEL = 1_000;
    private static final int WAITING = 10_000;
    /** A Pass and a Choice state, two events each, and the execution's own: as many rounds as fit into 25,000 events. */
    private static final int ROUNDS = 6_249;

    private final SfnClient sfn;

    private StateLoads(SfnClient sfn) {
        this.sfn = sfn;
    }

    static List<String> measure(Path folder) throws InterruptedException, ExecutionException {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0)); var sfn = Transitions.client(cloud)) {
            var loads = new StateLoads(sfn);
            return List.of(loads.inMemory(), loads.items(), loads.parallel(), loads.longHistory(), loads.waiting());
        }
    }

    /** Express executions keep no history, as on AWS: nothing but the interpreter and one request for each. */
    private String inMemory() throws InterruptedException, ExecutionException {
        var chain = machine("express", Transitions.chain(STATES), StateMachineType.EXPRESS);
        sideBySide(EXECUTIONS, _ -> () -> sync(chain, "{}"));
        double seconds = sideBySide(EXECUTIONS, _ -> () -> sync(chain, "{}"));
        return "Express, in memory: %,.0f state transitions per second (%d executions of %d Pass states in %.2f s)"
                .formatted(EXECUTIONS * STATES / seconds, EXECUTIONS, STATES, seconds);
    }

    private String items() throws InterruptedException, ExecutionException {
        var map = machine("items", """
                {"StartAt":"M","States":{"M":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"P",
                "States":{"P":{"Type":"Pass","End":true}}}}}}""", StateMachineType.EXPRESS);
        var input = new StringBuilder("[");
        for (int i = 0; i < ITEMS; i++) {
            input.append(i == 0 ? "" : ",").append(i);
        }
        double seconds = sideBySide(1, _ -> () -> sync(map, input.append(']').toString()));
        return "Map of %,d items, inline, Express: %.2f s".formatted(ITEMS, seconds);
    }

    private String parallel() throws InterruptedException, ExecutionException {
        var wait = machine("second", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":1,"
                + "\"End\":true}}}", StateMachineType.STANDARD);
        double seconds = sideBySide(PARALLEL, i -> () -> start(wait, "p-" + i));
        long started = System.nanoTime();
        while (!sfn.listExecutions(b -> b.stateMachineArn(wait).statusFilter(ExecutionStatus.RUNNING)).executions()
                .isEmpty()) {
            Thread.sleep(10);
        }
        return "%,d executions that wait for a second each: started in %.2f s, the last ended %.2f s later".formatted(
                PARALLEL, seconds, (System.nanoTime() - started) / 1e9);
    }

    private String longHistory() throws InterruptedException, ExecutionException {
        var loop = machine("loop",
                """
                        {"StartAt":"Add","States":{"Add":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"Enough"},
                        "Enough":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":%d,"Next":"Add"}],"Default":"Done"},
                        "Done":{"Type":"Succeed"}}}"""
                        .formatted(ROUNDS - 1), StateMachineType.STANDARD);
        long started = System.nanoTime();
        var arn = sfn.startExecution(b -> b.stateMachineArn(loop).name("long").input("{\"n\":0}")).executionArn();
        Transitions.ended(sfn, arn);
        double appended = (System.nanoTime() - started) / 1e9;
        started = System.nanoTime();
        long events = sfn.getExecutionHistoryPaginator(b -> b.executionArn(arn).maxResults(1000)).events().stream()
                .count();
        return "one execution of %,d events: %.2f s (%,.0f events per second, on disk); read in pages of 1,000: %.2f s"
                .formatted(events, appended, events / appended, (System.nanoTime() - started) / 1e9);
    }

    private String waiting() throws InterruptedException, ExecutionException {
        var wait = machine("day", "{\"StartAt\":\"W\",\"States\":{\"W\":{\"Type\":\"Wait\",\"Seconds\":86400,"
                + "\"End\":true}}}", StateMachineType.STANDARD);
        long before = Transitions.heap();
        double seconds = sideBySide(WAITING, i -> () -> start(wait, "w-" + i));
        return "%,d waiting executions: %.1f MiB of heap (started in %.1f s)".formatted(WAITING, (Transitions.heap()
                - before) / 1048576.0, seconds);
    }

    private String machine(String name, String definition, StateMachineType type) {
        return sfn.createStateMachine(b -> b.name(name).type(type).definition(definition)
                .roleArn("arn:aws:iam::000000000000:role/bench")).stateMachineArn();
    }

    private String start(String machine, String name) {
        return sfn.startExecution(b -> b.stateMachineArn(machine).name(name)).executionArn();
    }

    private String sync(String machine, String input) {
        var answer = sfn.startSyncExecution(b -> b.stateMachineArn(machine).input(input));
        if (answer.status() != SyncExecutionStatus.SUCCEEDED) {
            throw new IllegalStateException(answer.status() + " " + answer.error() + " " + answer.cause());
        }
        return answer.executionArn();
    }

    /** How many seconds it takes to do that many, eight at once. */
    private static double sideBySide(int count, IntFunction<Callable<String>> work)
            throws InterruptedException, ExecutionException {
        List<Future<String>> all = new ArrayList<>();
        long started = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < count; i++) {
                all.add(threads.submit(work.apply(i)));
            }
        }
        for (var each : all) {
            each.get();
        }
        return (System.nanoTime() - started) / 1e9;
    }
}
