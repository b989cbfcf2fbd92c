package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.watch.StackFailure;
import dev.signalbox.deploy.watch.StackStory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Follows a stack until CloudFormation is done with it, handing over each event once and in order. */
public final class StackWatch {
    private static final Duration START = Duration.ofMinutes(2);

    private final StackReader reader;
    private final Duration pause;
    private final Duration limit;
    private final Duration start;
    private final Duration silence;

    /**
     * @param pause between two looks; CloudFormation publishes no rate limit, AWS's own toolkit looks every 5 s
     * @param limit after which watching ends with an error, although CloudFormation goes on
     */
    public StackWatch(StackReader reader, Duration pause, Duration limit) {
        this(reader, pause, limit, START);
    }

    StackWatch(StackReader reader, Duration pause, Duration limit, Duration start) {
        this(reader, pause, limit, start, Patience.LONGEST);
    }

    /**
     * @param start after which a stack whose change set was executed must have begun
     * @param silence of CloudFormation after which watching ends; a session that is over is waited for until the limit
     */
    StackWatch(StackReader reader, Duration pause, Duration limit, Duration start, Duration silence) {
        this.reader = reader;
        this.pause = pause;
        this.limit = limit;
        this.start = start;
        this.silence = silence;
    }

    /**
     * Over is what CloudFormation has told the end of since: right after a request a stack may still have its old status.
     *
     * @param knownEvents ids of the stack's events before the request
     * @return how it ended, and the first failure of a resource that was not the consequence of another
     * @throws DeployException when the limit passes or the thread is interrupted; the stack itself goes on
     */
    public Ended untilDone(String stackId, Set<String> knownEvents, Consumer<StackEvent> listener) {
        var observer = new StackObserver(reader, stackId);
        var news = new News(knownEvents);
        var patience = new Patience(silence);
        long begin = System.nanoTime();
        long deadline = begin + limit.toNanos();
        while (System.nanoTime() < deadline) {
            var looked = look(observer, patience);
            if (looked.isEmpty()) {
                rest(stackId);
                continue;
            }
            var story = looked.get();
            story.ifPresent(s -> news.of(s).forEach(listener));
            if (story.isEmpty() || news.over() && !story.get().stack().inProgress()) {
                return new Ended(story.map(StackStory::stack), story.flatMap(StackStory::firstFailure).map(
                        StackFailure::event));
            }
            if (story.get().stack().status().equals("REVIEW_IN_PROGRESS") && System.nanoTime() - begin > start
                    .toNanos()) {
                throw new DeployException("Stack " + stackId + " was not begun within " + start
                        + " although its change set is executed. Delete it and deploy again.");
            }
            rest(stackId);
        }
        throw overdue(stackId, patience);
    }

    private RuntimeException overdue(String stackId, Patience patience) {
        return patience.signedOut().orElseGet(() -> new DeployException("Stack " + stackId
                + " is still in progress after " + limit + ". CloudFormation goes on; look at the stack again later."));
    }

    /** Empty when CloudFormation did not answer this time: it goes on all the same. */
    private static Optional<Optional<StackStory>> look(StackObserver observer, Patience patience) {
        try {
            var story = observer.look();
            patience.answered();
            return Optional.of(story);
        } catch (DeployException e) {
            throw e;
        } catch (RuntimeException e) {
            patience.silent(e);
            return Optional.empty();
        }
    }

    /** What has not been told yet. */
    private static final class News {
        private final Set<String> known;
        private Optional<Instant> since = Optional.empty();
        private boolean over;

        News(Set<String> known) {
            this.known = new HashSet<>(known);
        }

        /** In the order in which it happened; what nested stacks did before does not belong to it. */
        List<StackEvent> of(StackStory story) {
            var own = story.events().stream().filter(e -> known.add(e.id())).toList();
            since = since.or(() -> own.stream().map(StackEvent::time).findFirst());
            over |= own.stream().anyMatch(e -> e.aboutStack() && !e.status().endsWith("_IN_PROGRESS"));
            var nested = below(story).filter(e -> since.isPresent() && !e.time().isBefore(since.get()))
                    .filter(e -> known.add(e.id()));
            return Stream.concat(own.stream(), nested).sorted(Comparator.comparing(StackEvent::time)).toList();
        }

        private static Stream<StackEvent> below(StackStory story) {
            return story.nested().stream().flatMap(n -> Stream.concat(n.events().stream(), below(n)));
        }

        boolean over() {
            return over;
        }
    }

    private void rest(String stackId) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeployException("Stopped watching stack " + stackId + "; CloudFormation goes on with it.", e);
        }
    }

    /** @param stack empty when it is gone */
    public record Ended(Optional<StackSummary> stack, Optional<StackEvent> firstFailure) {}
}
