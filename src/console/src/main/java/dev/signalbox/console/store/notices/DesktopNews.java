package dev.signalbox.console.store.notices;

import dev.signalbox.console.gateway.DesktopGateway;
import dev.signalbox.console.gateway.DesktopGateway.NotShownException;
import dev.signalbox.console.model.notices.Notice;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.preferences.Preference;
import dev.signalbox.console.store.preferences.Preferences;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells on the desktop what the operator wants to be told, while the window has not the focus. What comes while the desktop is busy
 * is told together, so that many ends at once are one message. May be used from any thread.
 */
public final class DesktopNews {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopNews.class);
    public static final Preference<Choice> CHOICE = new Preference<>("notices.desktop", Choice.class, Choice.WATCHED);
    private static final int NAMED = 3;

    /** What the desktop is told. */
    public enum Choice {
        WATCHED, ALL, NOTHING
    }

    /** The words of a notice for people. */
    public interface Words {
        String title(Notice notice);

        /** For so many at once. */
        String title(int notices);
    }

    private final DesktopGateway desktop;
    private final Preferences preferences;
    private final Words words;
    private final Executor worker;
    private final Topic<Optional<String>> problem;
    private final List<Notice> waiting = new ArrayList<>();
    private volatile boolean looking = true;

    /** @param worker does one thing after the other */
    public DesktopNews(DesktopGateway desktop, Preferences preferences, Words words, Executor worker) {
        this.desktop = desktop;
        this.preferences = preferences;
        this.words = words;
        this.worker = worker;
        problem = new Topic<>(desktop.missing());
    }

    /** Why the desktop cannot be told, if it cannot. */
    public Topic<Optional<String>> problem() {
        return problem;
    }

    /** Whether the operator has the window before them. */
    public void looking(boolean now) {
        looking = now;
    }

    public void tell(Notice notice) {
        boolean chosen = switch (preferences.get(CHOICE)) {
            case WATCHED -> notice.wanted();
            case ALL -> true;
            case NOTHING -> false;
        };
        if (chosen && !looking && desktop.missing().isEmpty()) {
            synchronized (waiting) {
                waiting.add(notice);
            }
            worker.execute(this::tellWaiting);
        }
    }

    private void tellWaiting() {
        List<Notice> now;
        synchronized (waiting) {
            now = List.copyOf(waiting);
            waiting.clear();
        }
        if (now.size() == 1) {
            show(words.title(now.getFirst()), now.getFirst().detail());
        } else if (!now.isEmpty()) {
            show(words.title(now.size()), now.stream().limit(NAMED).map(words::title).collect(Collectors.joining(
                    "\n")));
        }
    }

    /** Shows a message at once, so that the operator sees whether the desktop takes it. */
    public void attempt(String title, String text) {
        worker.execute(() -> show(title, text));
    }

    private void show(String title, String text) {
        try {
            desktop.show(title, text);
            problem.publish(Optional.empty());
        } catch (NotShownException e) {
            LOG.info("Not told on the desktop: {}", e.getMessage());
            problem.publish(Optional.of(String.valueOf(e.getMessage())));
        }
    }
}
