package dev.signalbox.console.screen.executions;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.StartForm;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What keeps an execution from being started, in words.
 *
 * @param taken whether there is an execution of that name
 */
record StartCheck(boolean hasMachine, String name, String json, Optional<StartForm> form, Predicate<String> taken) {
    static final int LARGEST = 262_144;

    static int size(String json) {
        return json.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Empty when nothing does. */
    String problem() {
        if (!hasMachine) {
            return Texts.text("start.noMachine");
        }
        if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            return Texts.text("start.badName");
        }
        if (taken.test(name)) {
            return Texts.text("start.nameTaken");
        }
        if (size(json) > LARGEST) {
            return Texts.text("start.tooLarge", size(json));
        }
        return switch (InputSchema.parse(json)) {
            case InputSchema.Parsed.Broken(String why) -> why;
            case InputSchema.Parsed.Good(var value) -> String.join("\n", form.map(f -> f.schema().complaints(value))
                    .orElse(List.of()));
        };
    }
}
