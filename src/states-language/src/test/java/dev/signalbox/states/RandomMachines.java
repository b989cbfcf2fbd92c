package dev.signalbox.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.internal.data.Json;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Valid machines of every type of state, the same for the same seed. Their output does not depend on threads: what fails within a
 * branch or iteration is caught there. Only the outermost line of states may end in failure.
 */
final class RandomMachines {
    private static final int DEEPEST = 2;

    private final Random random;
    private int names;

    RandomMachines(long seed) {
        this.random = new Random(seed);
    }

    /** A definition whose input is an object with the number {@code n} and the array {@code items}. */
    String machine() {
        return Json.text(machine(0));
    }

    private ObjectNode machine(int depth) {
        int length = 2 + random.nextInt(depth == 0 ? 6 : 3);
        String[] line = new String[length];
        for (int i = 0; i < length; i++) {
            line[i] = "S" + names++;
        }
        ObjectNode machine = Json.object().put("StartAt", line[0]);
        ObjectNode states = machine.putObject("States");
        for (int i = 0; i < length; i++) {
            boolean last = i == length - 1;
            ObjectNode state = last && random.nextInt(4) == 0 ? ending(depth) : body(depth, line, i);
            if (!state.has("Choices") && !state.path("Type").asText().matches("Succeed|Fail")) {
                if (last) {
                    state.put("End", true);
                } else {
                    state.put("Next", line[i + 1]);
                }
            }
            states.set(line[i], state);
        }
        return machine;
    }

    private ObjectNode ending(int depth) {
        return depth == 0 && random.nextBoolean() ? type("Fail").put("Error", "Odd").put("Cause", "as it happens")
                : type("Succeed");
    }

    private ObjectNode body(int depth, String[] line, int at) {
        boolean goesOn = at < line.length - 1;
        return switch (random.nextInt(depth < DEEPEST ? 9 : 7)) {
            case 0 -> type("Pass").set("Parameters", Json.own(
                    "{\"n.$\":\"States.MathAdd($.n, 1)\",\"items.$\":\"$.items\"}"));
            case 1 -> type("Wait").put("Seconds", random.nextInt(3));
            case 2 -> goesOn ? choice(line, at) : type("Pass");
            case 3 -> task("arn:aws:states:::lambda:invoke");
            case 4 -> goesOn ? retried(line[at + 1]) : type("Pass");
            case 5 -> task("arn:aws:states:::lambda:invoke.waitForTaskToken").set("Parameters", Json.own(
                    "{\"token.$\":\"$$.Task.Token\",\"n.$\":\"$.n\"}"));
            case 6 -> task("arn:aws:states:::batch:submitJob.sync");
            case 7 -> parallel(depth);
            default -> map(depth);
        };
    }

    private static ObjectNode type(String type) {
        return Json.object().put("Type", type);
    }

    private ObjectNode task(String resource) {
        return type("Task").put("Resource", resource).put("ResultPath", "$.r" + random.nextInt(3));
    }

    /** {@code fails} says how often it is refused; only one retry helps. */
    private ObjectNode retried(String next) {
        ObjectNode task = task("arn:aws:states:::lambda:invoke");
        task.putObject("Parameters").put("fails", random.nextInt(3));
        task.set("Retry", Json.own(
                "[{\"ErrorEquals\":[\"Busy\"],\"IntervalSeconds\":1,\"MaxAttempts\":1,\"JitterStrategy\":\"FULL\"}]"));
        task.putArray("Catch").addObject().put("ResultPath", "$.caught").put("Next", next).putArray("ErrorEquals").add(
                "States.ALL");
        return task;
    }

    private ObjectNode choice(String[] line, int at) {
        ObjectNode choice = type("Choice").put("Default", line[at + 1]);
        choice.putArray("Choices").addObject().put("Variable", "$.n").put("NumericGreaterThan", random.nextInt(4)).put(
                "Next", line[at + 1 + random.nextInt(line.length - at - 1)]);
        return choice;
    }

    private ObjectNode parallel(int depth) {
        ObjectNode parallel = type("Parallel").put("ResultPath", "$.p");
        var branches = parallel.putArray("Branches");
        many(() -> machine(depth + 1)).forEach(branches::add);
        return parallel;
    }

    private List<ObjectNode> many(Supplier<ObjectNode> one) {
        return Stream.generate(one).limit(1 + random.nextInt(3)).toList();
    }

    private ObjectNode map(int depth) {
        ObjectNode map = type("Map").put("ItemsPath", "$.items").put("ResultPath", "$.m").put("MaxConcurrency", random
                .nextInt(3));
        map.set("ItemSelector", Json.own("{\"n.$\":\"$$.Map.Item.Value\",\"items.$\":\"$.items\"}"));
        map.set("ItemProcessor", machine(depth + 1));
        return map;
    }
}
