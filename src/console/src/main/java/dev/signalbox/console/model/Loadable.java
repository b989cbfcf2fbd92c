package dev.signalbox.console.model;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a screen may know about remote data. A failed refresh keeps the last good value. */
public sealed interface Loadable<T> {
    record Loading<T>() implements Loadable<T> {}

    record Ready<T>(T value, Instant asOf) implements Loadable<T> {}

    record Stale<T>(T value, Instant asOf, Failure cause) implements Loadable<T> {}

    record Unavailable<T>(Failure cause) implements Loadable<T> {}

    /** The state after a refresh that failed with {@code cause}. */
    default Loadable<T> failed(Failure cause) {
        return switch (this) {
            case Ready(var value, var asOf) -> new Stale<>(value, asOf, cause);
            case Stale(var value, var asOf, _) -> new Stale<>(value, asOf, cause);
            case Loading(),Unavailable(_) -> new Unavailable<>(cause);
        };
    }

    /** The newest good value, however old. */
    default Optional<T> newest() {
        return switch (this) {
            case Ready(var value, _) -> Optional.of(value);
            case Stale(var value, _, _) -> Optional.of(value);
            case Loading(),Unavailable(_) -> Optional.empty();
        };
    }

    /** The same of what is worked out from the value. */
    default <R> Loadable<R> map(Function<? super T, ? extends R> workedOut) {
        return switch (this) {
            case Loading() -> new Loading<>();
            case Ready(var value, var asOf) -> new Ready<>(workedOut.apply(value), asOf);
            case Stale(var value, var asOf, var cause) -> new Stale<>(workedOut.apply(value), asOf, cause);
            case Unavailable(var cause) -> new Unavailable<>(cause);
        };
    }

    /** Why the value is not fresh, or not there. */
    default Optional<Failure> failure() {
        return switch (this) {
            case Stale(_, _, var cause) -> Optional.of(cause);
            case Unavailable(var cause) -> Optional.of(cause);
            case Loading(),Ready(_, _) -> Optional.empty();
        };
    }

    /** When the newest good value was read. */
    default Optional<Instant> readAt() {
        return switch (this) {
            case Ready(_, var asOf) -> Optional.of(asOf);
            case Stale(_, var asOf, _) -> Optional.of(asOf);
            case Loading(),Unavailable(_) -> Optional.empty();
        };
    }

    /** Whether it tells more than one before, beside that it was read later. */
    default boolean isNewsAfter(Loadable<T> before) {
        return !(this instanceof Ready(T now, _) && before instanceof Ready(T then, _) && now == then);
    }
}
