package dev.signalbox.console.gateway.aws;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes its value at the first use. */
public final class Lazy<T> {
    private final Supplier<T> maker;
    private @Nullable T value;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    synchronized T get() {
        T made = value;
        if (made == null) {
            made = maker.get();
            value = made;
        }
        return made;
    }
}
