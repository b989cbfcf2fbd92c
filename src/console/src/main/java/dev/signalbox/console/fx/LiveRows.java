package dev.signalbox.console.fx;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;

/** Changes a list on screen in place: rows that stay keep their object unless they changed, so tables keep selection and scroll. */
public final class LiveRows {
    private LiveRows() {}

    /** @param key what makes two rows the same thing */
    public static <T> void update(ObservableList<T> rows, List<T> next, Function<T, ?> key) {
        if (rows.equals(next)) {
            return;
        }
        List<?> wanted = next.stream().map(key).toList();
        var stay = next.stream().map(key).collect(Collectors.toSet());
        rows.removeIf(row -> !stay.contains(key.apply(row)));
        if (rows.stream().map(key).toList().equals(wanted)) {
            replaceChanged(rows, next);
        } else {
            insert(rows, next, key);
        }
    }

    private static <T> void replaceChanged(ObservableList<T> rows, List<T> next) {
        for (int i = 0; i < next.size(); i++) {
            if (!rows.get(i).equals(next.get(i))) {
                rows.set(i, next.get(i));
            }
        }
    }

    private static <T> void insert(ObservableList<T> rows, List<T> next, Function<T, ?> key) {
        Map<Object, Integer> at = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            at.put(key.apply(rows.get(i)), i);
        }
        boolean inOrder = next.stream().map(key).filter(at::containsKey).map(at::get).reduce(-1, (a, b) -> b > a ? b
                : Integer.MAX_VALUE) < Integer.MAX_VALUE;
        if (!inOrder || next.size() - rows.size() > 50) {
            rows.setAll(next);
            return;
        }
        for (int i = 0; i < next.size(); i++) {
            if (i >= rows.size() || !key.apply(rows.get(i)).equals(key.apply(next.get(i)))) {
                rows.add(i, next.get(i));
            } else if (!rows.get(i).equals(next.get(i))) {
                rows.set(i, next.get(i));
            }
        }
    }
}
