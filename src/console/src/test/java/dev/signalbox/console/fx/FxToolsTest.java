package dev.signalbox.console.fx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.Test;

class FxToolsTest {
    private record Row(int id, String text) {}

    @Test
    void onlyTheNewestValueHops() {
        List<Runnable> hops = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        LatestOnFx<String> latest = new LatestOnFx<>(hops::add, seen::add);
        latest.accept("a");
        latest.accept("b");
        assertThat(hops).hasSize(1);
        hops.getFirst().run();
        latest.accept("c");
        hops.getLast().run();
        assertThat(seen).containsExactly("b", "c");
    }

    @Test
    void rowsChangeInPlace() {
        ObservableList<Row> rows = FXCollections.observableArrayList(new Row(1, "a"), new Row(2, "b"), new Row(3, "c"));
        Row kept = rows.get(1);
        int[] replaced = {0};
        rows.addListener((ListChangeListener<Row>) change -> {
            while (change.next()) {
                replaced[0] += change.getRemovedSize();
            }
        });
        LiveRows.update(rows, List.of(new Row(0, "new"), new Row(2, "b"), new Row(3, "changed")), Row::id);
        assertThat(rows).containsExactly(new Row(0, "new"), new Row(2, "b"), new Row(3, "changed"));
        assertThat(rows.get(1)).isSameAs(kept);
        assertThat(replaced[0]).isEqualTo(2);
        LiveRows.update(rows, List.of(new Row(3, "c"), new Row(2, "b"), new Row(0, "n")), Row::id);
        assertThat(rows).extracting(Row::id).containsExactly(3, 2, 0);
    }

    @Test
    void theNavigatorRemembersTheWay() {
        Destination first = new Destination.Executions(Optional.empty());
        Destination second = new Destination.Batch();
        Navigator navigator = new Navigator(first);
        List<Destination> arrived = new ArrayList<>();
        navigator.onArrival(arrived::add);
        navigator.go(second);
        navigator.go(second);
        assertThat(arrived).containsExactly(second, second);
        navigator.back();
        assertThat(navigator.currentProperty().get()).isEqualTo(first);
        assertThat(navigator.canGoBackProperty().get()).isFalse();
        navigator.forward();
        assertThat(navigator.currentProperty().get()).isEqualTo(second);
        navigator.back();
        navigator.go(new Destination.Files());
        assertThat(navigator.canGoForwardProperty().get()).isFalse();
    }
}
