package dev.signalbox.console.screen.files.list;

import dev.signalbox.console.fx.WorkedOut;
import dev.signalbox.console.model.files.list.FileList;
import dev.signalbox.console.model.files.list.FileOrder;
import java.util.List;
import java.util.concurrent.Executor;

/** Keeps rows sorted; long lists are sorted on another thread. FX thread only. */
public final class Sorting {
    private static final int LITTLE = 5_000;

    private final WorkedOut<Wanted, FileRows.Ordered> work;
    private List<FileOrder> orders = List.of();
    private FileList list = FileList.none();

    private record Wanted(FileList list, List<FileOrder> orders) {}

    /** @param worker sorts what is long */
    public Sorting(FileRows rows, Executor worker, Executor fxThread) {
        work = new WorkedOut<>(worker, fxThread, Sorting::ordered, rows::show);
    }

    private static FileRows.Ordered ordered(Wanted wanted) {
        return wanted.orders.isEmpty() ? FileRows.Ordered.asListed(wanted.list)
                : new FileRows.Ordered(wanted.list, wanted.list.ordered(wanted.orders));
    }

    public void show(FileList next) {
        list = next;
        again();
    }

    /** @param wanted the most important first; none for S3's order */
    public void sort(List<FileOrder> wanted) {
        if (!wanted.equals(orders)) {
            orders = List.copyOf(wanted);
            again();
        }
    }

    private void again() {
        work.want(new Wanted(list, orders), orders.isEmpty() || list.size() < LITTLE);
    }

    public boolean sorted() {
        return !orders.isEmpty();
    }
}
