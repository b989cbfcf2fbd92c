package dev.signalbox.console.fx;

import dev.signalbox.console.model.Destination;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Where the console is and was. Links, palette and screens use it; screens do not know each other. FX thread only. */
public final class Navigator {
    private static final int REMEMBERED = 50;

    private final ReadOnlyObjectWrapper<Destination> current;
    private final ReadOnlyBooleanWrapper canGoBack = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canGoForward = new ReadOnlyBooleanWrapper();
    private final Deque<Destination> past = new ArrayDeque<>();
    private final Deque<Destination> future = new ArrayDeque<>();
    private Consumer<Destination> arrival = _ -> {};
    private Consumer<Destination> behind = _ -> {};

    public Navigator(Destination first) {
        current = new ReadOnlyObjectWrapper<>(first);
    }

    public ReadOnlyObjectProperty<Destination> currentProperty() {
        return current.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoBackProperty() {
        return canGoBack.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canGoForwardProperty() {
        return canGoForward.getReadOnlyProperty();
    }

    /** Called at every arrival, also when somebody asks again for the place that is already shown. */
    public void onArrival(Consumer<Destination> listener) {
        arrival = listener;
    }

    /** Called when somebody wants a detail in a tab without leaving the place that is shown. */
    public void onOpenBehind(Consumer<Destination> listener) {
        behind = listener;
    }

    public void openBehind(Destination destination) {
        behind.accept(destination);
    }

    /** One step up, where there is one. */
    public void up() {
        current.get().parent().ifPresent(this::go);
    }

    public void go(Destination destination) {
        if (!destination.equals(current.get())) {
            push(past, current.get());
            future.clear();
        }
        arrive(destination);
    }

    public void back() {
        if (!past.isEmpty()) {
            push(future, current.get());
            arrive(past.pop());
        }
    }

    public void forward() {
        if (!future.isEmpty()) {
            push(past, current.get());
            arrive(future.pop());
        }
    }

    private void arrive(Destination destination) {
        current.set(destination);
        canGoBack.set(!past.isEmpty());
        canGoForward.set(!future.isEmpty());
        arrival.accept(destination);
    }

    private static void push(Deque<Destination> stack, Destination destination) {
        stack.push(destination);
        if (stack.size() > REMEMBERED) {
            stack.removeLast();
        }
    }
}
