package dev.signalbox.console.model.bulk;

import dev.signalbox.console.model.ExecutionStatus;
import dev.signalbox.console.model.ExecutionSummary;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The exact list before anything happens: what is done to each, or why nothing is. */
public record BulkPlan(BulkKind kind, List<Line> lines) {
    private static final int LONGEST_NAME = 80;

    public BulkPlan {
        lines = List.copyOf(lines);
    }

    /**
     * One of many.
     *
     * @param target the ARN of an execution, or of the state machine that is started
     * @param machine its state machine's name
     * @param input of what is started; else empty
     * @param obstacle why nothing is done to it; empty when it is in the plan
     */
    public record Line(String target, String name, String machine, String input, String obstacle) {
        public boolean isPlanned() {
            return obstacle.isEmpty();
        }
    }

    /** @param whyNot in words, for an execution that cannot be changed so; it gets the plain reason */
    public static BulkPlan of(BulkKind kind, List<ExecutionSummary> chosen,
            java.util.function.Function<Obstacle, String> whyNot) {
        return new BulkPlan(kind, chosen.stream().map(e -> new Line(e.id().arn(), e.id().name(), e.id()
                .stateMachineName(), "", obstacle(kind, e.status()) == Obstacle.NONE ? ""
                        : whyNot.apply(obstacle(kind,
                                e.status())))).toList());
    }

    /** Why nothing is done to an execution. */
    public enum Obstacle {
        NONE, OVER, RUNNING, SUCCEEDED
    }

    private static Obstacle obstacle(BulkKind kind, ExecutionStatus status) {
        return switch (kind) {
            case STOP -> status.isOver() ? Obstacle.OVER : Obstacle.NONE;
            case REDRIVE -> !status.isOver() ? Obstacle.RUNNING
                    : status == ExecutionStatus.SUCCEEDED ? Obstacle.SUCCEEDED : Obstacle.NONE;
            case RESTART, START -> Obstacle.NONE;
        };
    }

    public List<Line> planned() {
        return lines.stream().filter(Line::isPlanned).toList();
    }

    /** What is to be done, under names that are decided now: a restarted execution is named after the old one. */
    public BulkJob job(long now) {
        String id = Long.toString(now, 36) + "-" + UUID.randomUUID().toString().substring(0, 8);
        List<Line> planned = planned();
        return new BulkJob(id, kind, now, IntStream.range(0, planned.size()).mapToObj(i -> item(planned.get(i), id,
                i)).toList());
    }

    private BulkItem item(Line line, String id, int index) {
        if (kind != BulkKind.RESTART) {
            return new BulkItem(line.target(), line.name(), line.input());
        }
        String tail = "-" + id.substring(id.length() - 4) + "-" + index;
        String head = line.name().substring(0, Math.min(line.name().length(), LONGEST_NAME - tail.length()));
        return new BulkItem(line.target(), head + tail, "");
    }
}
