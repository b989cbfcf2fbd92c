package dev.signalbox.console.model.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import dev.signalbox.console.model.list.Condition.Kind;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListFilterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final ExecutionSummary ORDER = new ExecutionSummary(new ExecutionId(
            "arn:aws:states:local-1:000000000000:execution:orders:one"), ExecutionStatus.FAILED, NOW.minusSeconds(1800),
            Optional.empty());

    private static boolean accepts(Condition... conditions) {
        ListFilter filter = ListFilter.NONE;
        for (Condition condition : conditions) {
            filter = filter.with(condition);
        }
        return filter.accepts(ORDER, NOW);
    }

    @Test
    void oneOfTheStatusesIsEnoughAndNoneOfTheOpposites() {
        assertThat(accepts()).isTrue();
        assertThat(accepts(Condition.status(ExecutionStatus.RUNNING))).isFalse();
        assertThat(accepts(Condition.status(ExecutionStatus.RUNNING), Condition.status(ExecutionStatus.FAILED)))
                .isTrue();
        assertThat(accepts(new Condition(Kind.NOT_STATUS, "SUCCEEDED"))).isTrue();
        assertThat(accepts(new Condition(Kind.NOT_STATUS, "SUCCEEDED"), new Condition(Kind.NOT_STATUS, "FAILED")))
                .isFalse();
        assertThat(accepts(Condition.status(ExecutionStatus.FAILED), new Condition(Kind.NOT_MACHINE, "orders")))
                .isFalse();
        assertThat(accepts(new Condition(Kind.MACHINE, "orders"), new Condition(Kind.MACHINE, "mails"))).isTrue();
    }

    @Test
    void limitsTheTimeOfStart() {
        assertThat(accepts(new Condition(Kind.STARTED_WITHIN, "PT1H"))).isTrue();
        assertThat(accepts(new Condition(Kind.STARTED_WITHIN, "PT15M"))).isFalse();
        assertThat(ListFilter.NONE.with(new Condition(Kind.STARTED_WITHIN, "PT1H")).from(NOW)).contains(NOW
                .minusSeconds(
                        3600));
    }
}
