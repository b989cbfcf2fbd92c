package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.signin.Watch;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells of news; for one thing that calls may be somebody else's, before the first of them gets its key. */
final class News {
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private Optional<String> given = Optional.empty();

    /** @param sameAccount whether another key means nobody else */
    synchronized void given(String key, boolean sameAccount) {
        boolean other = given.isPresent() && !given.get().equals(key);
        given = Optional.of(key);
        if (other && !sameAccount) {
            tell();
        }
    }

    void tell() {
        watchers.forEach(Runnable::run);
    }

    Watch watch(Runnable told) {
        Runnable own = told::run;
        watchers.add(own);
        return () -> watchers.remove(own);
    }
}
