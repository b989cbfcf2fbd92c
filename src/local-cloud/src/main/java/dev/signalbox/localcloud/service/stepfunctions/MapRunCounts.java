package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.states.MapRunOrder;

/** How many items and child executions a Map Run has in which state. */
record MapRunCounts(Tally items, Tally executions) {
    static final MapRunCounts NONE = new MapRunCounts(Tally.NONE, Tally.NONE);

    /**
     * What is neither running nor ended nor waits to be redriven is pending.
     *
     * @param lost failed for good: it cannot be redriven
     */
    record Tally(long total, long running, long succeeded, long failed, long timedOut, long aborted,
            long pendingRedrive,
            long lost) {
        static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, 0);

        long ended() {
            return succeeded + failed + timedOut + aborted;
        }

        long pending() {
            return Math.max(0, total - running - ended() - pendingRedrive);
        }

        Tally ofTotal(long newTotal) {
            return new Tally(newTotal, running, succeeded, failed, timedOut, aborted, pendingRedrive, lost);
        }

        Tally started(long count) {
            return new Tally(total, running + count, succeeded, failed, timedOut, aborted, pendingRedrive, lost);
        }

        Tally redriving(long count) {
            return new Tally(total, running, succeeded, failed, timedOut, aborted, pendingRedrive + count, lost);
        }

        Tally lost(long count) {
            return new Tally(total, running, succeeded, failed, timedOut, aborted, pendingRedrive, lost + count);
        }

        Tally ended(ExecutionRecord.Status how, long count) {
            return switch (how) {
                case SUCCEEDED -> new Tally(total, running, succeeded + count, failed, timedOut, aborted,
                        pendingRedrive, lost);
                case FAILED -> new Tally(total, running, succeeded, failed + count, timedOut, aborted, pendingRedrive,
                        lost);
                case TIMED_OUT -> new Tally(total, running, succeeded, failed, timedOut + count, aborted,
                        pendingRedrive, lost);
                case ABORTED -> new Tally(total, running, succeeded, failed, timedOut, aborted + count, pendingRedrive,
                        lost);
                case RUNNING -> throw new IllegalArgumentException("Not an end");
            };
        }
    }

    MapRunCounts ofTotal(long totalItems, long totalExecutions) {
        return new MapRunCounts(items.ofTotal(totalItems), executions.ofTotal(totalExecutions));
    }

    MapRunCounts started(long itemCount) {
        return new MapRunCounts(items.started(itemCount), executions.started(1));
    }

    /** Of one that was counted as started. */
    MapRunCounts ended(ChildResult result) {
        return resumed(result).started(-1, -result.items());
    }

    /** One that had ended before is to be redriven. */
    MapRunCounts redriving(long itemCount) {
        return new MapRunCounts(items.redriving(itemCount), executions.redriving(1));
    }

    /** One that was to be redriven is, now. */
    MapRunCounts redriven(long itemCount) {
        return new MapRunCounts(items.redriving(-itemCount), executions.redriving(-1));
    }

    /** One that had ended before and cannot be redriven. */
    MapRunCounts lost(ChildResult result) {
        return new MapRunCounts(items.lost(result.items()), executions.lost(1)).resumed(result);
    }

    /** All that were to be redriven are not any more. */
    MapRunCounts over() {
        return new MapRunCounts(items.redriving(-items.pendingRedrive), executions.redriving(
                -executions.pendingRedrive));
    }

    /** Of one that had ended before. */
    MapRunCounts resumed(ChildResult result) {
        return new MapRunCounts(items.ended(result.status(), result.items()), executions.ended(result.status(), 1));
    }

    private MapRunCounts started(long executionCount, long itemCount) {
        return new MapRunCounts(items.started(itemCount), executions.started(executionCount));
    }

    boolean exceeds(MapRunOrder.Tolerance tolerance) {
        long bad = items.failed() + items.timedOut();
        boolean percentage = tolerance.percentage() >= 0;
        boolean tooMany = bad > tolerance.count() && (tolerance.count() > 0 || !percentage);
        return tooMany || percentage && bad * 100.0 > tolerance.percentage() * items.total();
    }
}
