package dev.signalbox.console.model.files.list;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.FileEntry;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.stream.IntStream;

/** Entries that cannot be changed, page by page; a longer list shares the pages of the shorter one that it continues. */
public final class FileList extends AbstractList<FileEntry> implements RandomAccess {
    /** A list that is longer is not kept; with keys of 40 characters these take 70 MB. */
    public static final int MOST = 1_000_000;

    private final List<PackedPage> pages;
    /** How many entries there are before each page, and at last of all. */
    private final int[] starts;

    private FileList(List<PackedPage> pages) {
        this.pages = pages;
        starts = new int[pages.size() + 1];
        for (int i = 0; i < pages.size(); i++) {
            starts[i + 1] = starts[i] + pages.get(i).size();
        }
    }

    public static FileList none() {
        return new FileList(List.of());
    }

    /** @param place whose key all entries begin with; empty for buckets */
    public FileList plus(Optional<S3Location> place, List<FileEntry> more) {
        var all = new ArrayList<>(pages);
        if (!more.isEmpty()) {
            all.add(new PackedPage(more, place.map(S3Location::bucket).orElse(""), place.map(S3Location::key).orElse(
                    "")));
        }
        return new FileList(List.copyOf(all));
    }

    @Override
    public int size() {
        return starts[pages.size()];
    }

    @Override
    public FileEntry get(int index) {
        Objects.checkIndex(index, size());
        int page = page(index);
        return pages.get(page).get(index - starts[page]);
    }

    private int page(int index) {
        int found = Arrays.binarySearch(starts, index);
        return found < 0 ? -found - 2 : found;
    }

    /** Whether the pages of the other list are the first of this one. */
    public boolean continues(FileList other) {
        if (other.pages.size() > pages.size()) {
            return false;
        }
        for (int i = 0; i < other.pages.size(); i++) {
            if (pages.get(i) != other.pages.get(i) && !pages.get(i).same(other.pages.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** In which order to show them: positions in this list. Takes a second or so for a million. */
    public int[] ordered(List<FileOrder> orders) {
        Comparator<Integer> by = Comparator.comparing(i -> 0);
        for (var order : orders) {
            Comparator<Integer> one = (a, b) -> compare(order.by(), a, b);
            by = by.thenComparing(order.descending() ? one.reversed() : one);
        }
        return IntStream.range(0, size()).boxed().sorted(by).mapToInt(Integer::intValue).toArray();
    }

    private int compare(FileOrder.By by, int a, int b) {
        int pageA = page(a);
        int pageB = page(b);
        var first = pages.get(pageA);
        var second = pages.get(pageB);
        int i = a - starts[pageA];
        int j = b - starts[pageB];
        return switch (by) {
            case NAME -> first.compareKeys(i, second, j);
            case SIZE -> Long.compare(first.bytes(i), second.bytes(j));
            case MODIFIED -> Long.compare(first.time(i), second.time(j));
            case STORAGE_CLASS -> first.storageClass(i).compareTo(second.storageClass(j));
        };
    }
}
