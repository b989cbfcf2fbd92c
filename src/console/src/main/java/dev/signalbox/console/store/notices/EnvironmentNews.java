package dev.signalbox.console.store.notices;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.notices.Notice.Kind;
import dev.signalbox.console.store.Topic;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Tells once when an environment stops answering or lets the console in no more, and when it does again. */
public final class EnvironmentNews {
    private final Notices notices;
    private final String environment;
    private Optional<String> trouble = Optional.empty();

    private EnvironmentNews(Notices notices, String environment) {
        this.notices = notices;
        this.environment = environment;
    }

    /**
     * @param asked what is asked for all the time, whatever screen is shown
     * @param worker does one thing after the other
     */
    public static <T> void listen(Topic<Loadable<T>> asked, Notices notices, String environment, Executor worker) {
        EnvironmentNews news = new EnvironmentNews(notices, environment);
        asked.subscribe(next -> worker.execute(() -> news.hear(next)));
    }

    private void hear(Loadable<?> next) {
        switch (next) {
            case Loadable.Stale(_, _, Failure cause) -> failed(cause);
            case Loadable.Unavailable(Failure cause) -> failed(cause);
            case Loadable.Ready(_, _) -> {
                if (trouble.isPresent()) {
                    trouble = Optional.empty();
                    notices.add(Kind.ENVIRONMENT_BACK, environment, "", Optional.empty(), false);
                }
            }
            case Loadable.Loading() -> {
            }
        }
    }

    /** Throttling passes by itself, and the budget shows it. */
    private void failed(Failure cause) {
        if (cause instanceof Failure.Throttled || trouble.equals(Optional.of(cause.code()))) {
            return;
        }
        trouble = Optional.of(cause.code());
        notices.add(Kind.ENVIRONMENT_LOST, environment, cause.code() + ": " + cause.message(), Optional.of(
                new Destination.Activity()), false);
    }
}
