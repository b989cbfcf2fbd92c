package dev.signalbox.console.screen.files.list;

import dev.signalbox.console.model.files.FileEntry;
import dev.signalbox.console.model.files.list.FileList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableListBase;

/** The rows of a list of any length, in an order of their own. A further page is told as an addition, all else as a replacement. */
public final class FileRows extends ObservableListBase<FileEntry> {
    private static final int[] AS_LISTED = {};

    private FileList list = FileList.none();
    private int[] order = AS_LISTED;

    /** What is to be shown, and in which order if it is sorted. */
    record Ordered(FileList list, int[] order) {
        static Ordered asListed(FileList list) {
            return new Ordered(list, AS_LISTED);
        }
    }

    void show(Ordered next) {
        int had = size();
        boolean plain = order.length == 0 && next.order.length == 0;
        if (plain && next.list.continues(list)) {
            beginChange();
            list = next.list;
            nextAdd(had, list.size());
            endChange();
            return;
        }
        list = next.list;
        order = next.order;
        fireChange(new Replaced(this, had));
    }

    @Override
    public FileEntry get(int index) {
        return list.get(order.length == 0 ? index : order[index]);
    }

    @Override
    public int size() {
        return list.size();
    }

    /** All rows are others. Those that were there are not told: a million of them would have to be made for it. */
    private static final class Replaced extends ListChangeListener.Change<FileEntry> {
        private final int had;
        private boolean read;

        private Replaced(FileRows rows, int had) {
            super(rows);
            this.had = had;
        }

        @Override
        public boolean next() {
            boolean first = !read;
            read = true;
            return first;
        }

        @Override
        public void reset() {
            read = false;
        }

        @Override
        public int getFrom() {
            return 0;
        }

        @Override
        public int getTo() {
            return getList().size();
        }

        @Override
        public List<FileEntry> getRemoved() {
            return had == 0 ? List.of() : new Gone(had);
        }

        @Override
        protected int[] getPermutation() {
            return new int[0];
        }
    }

    /** Rows that nobody needs any more. */
    private static final class Gone extends java.util.AbstractList<FileEntry> {
        private static final FileEntry GONE = FileEntry.folder("", "/");

        private final int count;

        private Gone(int count) {
            this.count = count;
        }

        @Override
        public FileEntry get(int index) {
            return GONE;
        }

        @Override
        public int size() {
            return count;
        }
    }
}
