package dev.signalbox.states;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.internal.data.Json;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Valid machines of every type of state in both query languages, the same for the same seed. Their output does not depend on threads:
 * what fails within a branch or iteration is caught there. Only the outermost line of states may end in failure.
 */
final class RandomMachines {
    private static final int DEEPEST = 2;

    private final Random random;
    private final RandomStates states;
    private int names;

    RandomMachines(long seed) {
        this.random = new Random(seed);
        this.states = random.nextBoolean() ? new RandomJsonataStates() : new RandomPathStates();
    }

    /** A definition whose input is an object with the number {@code n} and the array {@code items}. */
    String machine() {
        ObjectNode machine = machine(0);
        return Json.text(machine.put("QueryLanguage", states.language()));
    }

    private ObjectNode machine(int depth) {
        int length = 2 + random.nextInt(depth == 0 ? 6 : 3);
        String[] line = new String[length];
        for (int i = 0; i < length; i++) {
            line[i] = "S" + names++;
        }
        ObjectNode machine = Json.object().put("StartAt", line[0]);
        ObjectNode all = machine.putObject("States");
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
            all.set(line[i], state);
        }
        return machine;
    }

    private ObjectNode ending(int depth) {
        return depth == 0 && random.nextBoolean() ? RandomStates.type("Fail").put("Error", "Odd").put("Cause",
                "as it happens") : RandomStates.type("Succeed");
    }

    /** The first state of each line assigns the variable of its depth, which all after it and below it may read. */
    private ObjectNode body(int depth, String[] line, int at) {
        boolean goesOn = at < line.length - 1;
        if (at == 0) {
            return states.pass(depth);
        }
        int fails = random.nextInt(3);
        return switch (random.nextInt(depth < DEEPEST ? 9 : 7)) {
            case 0 -> states.pass(depth);
            case 1 -> RandomStates.type("Wait").put("Seconds", random.nextInt(3));
            case 2 -> goesOn ? states.choice(random.nextInt(4), line[at + 1], line[at + 1 + random.nextInt(line.length
                    - at - 1)]) : states.pass(depth);
            case 3 -> states.task("lambda:invoke", depth);
            case 4 -> goesOn ? states.retried(fails, line[at + 1]) : states.pass(depth);
            case 5 -> states.callback();
            case 6 -> states.task("batch:submitJob.sync", depth);
            case 7 -> states.parallel(many(() -> machine(depth + 1)));
            default -> states.map(random.nextInt(3), machine(depth + 1));
        };
    }

    private List<ObjectNode> many(Supplier<ObjectNode> one) {
        return Stream.generate(one).limit(1 + random.nextInt(3)).toList();
    }
}
