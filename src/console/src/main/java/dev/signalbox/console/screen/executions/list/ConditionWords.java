package dev.signalbox.console.screen.executions.list;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.list.Condition;
import java.time.Duration;

/** Conditions as a person reads them. */
final class ConditionWords {
    private ConditionWords() {}

    static String of(Condition condition) {
        String value = value(condition);
        return switch (condition.kind()) {
            case STATUS -> Texts.text("executions.filter.status", value);
            case NOT_STATUS -> Texts.text("executions.filter.notStatus", value);
            case MACHINE -> Texts.text("executions.filter.machine", value);
            case NOT_MACHINE -> Texts.text("executions.filter.notMachine", value);
            case STARTED_WITHIN -> Texts.text("executions.filter.within", value);
        };
    }

    static String value(Condition condition) {
        return switch (condition.kind()) {
            case STATUS, NOT_STATUS -> ExecutionStatus.of(condition.value()).word().word();
            case MACHINE, NOT_MACHINE -> condition.value();
            case STARTED_WITHIN -> Spans.words(Duration.parse(condition.value()));
        };
    }
}
