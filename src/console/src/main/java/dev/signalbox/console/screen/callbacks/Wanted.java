package dev.signalbox.console.screen.callbacks;

import java.util.function.Predicate;

/** The waits that deserve a look of their own. */
enum Wanted {
    DUE_SOON(CallbackRow::dueSoon), NO_TIMEOUT(r -> r.callback().deadline().isEmpty());

    private final Predicate<CallbackRow> test;

    Wanted(Predicate<CallbackRow> test) {
        this.test = test;
    }

    boolean is(CallbackRow row) {
        return test.test(row);
    }
}
