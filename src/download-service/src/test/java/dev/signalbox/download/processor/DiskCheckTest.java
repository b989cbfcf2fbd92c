package dev.signalbox.download.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.processor.DiskCheck.Disk;
import dev.signalbox.download.processor.ProcessorSettings.DiskBounds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskCheckTest {
    private final Shelf temp = new Shelf("/temp");
    private final Shelf root = new Shelf("/root");
    private final DiskCheck check = new DiskCheck(List.of(temp, root), DiskBounds.DEFAULT, Duration.ofMinutes(1));

    private static final class Shelf implements Disk {
        private final String name;
        long used = 10;
        boolean broken;

        Shelf(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Space space() throws IOException {
            if (broken) {
                throw new IOException("Stale file handle");
            }
            return new Space(1000, 1000 - used * 10);
        }
    }

    private boolean healthyWith(long used) {
        temp.used = used;
        check.look();
        return check.isHealthy();
    }

    @Test
    void emptyDiskIsHealthy() {
        assertThat(healthyWith(0)).isTrue();
        assertThat(check.reason()).isEmpty();
    }

    @Test
    void fullDiskIsSickAndSaysWhy() {
        assertThat(healthyWith(96)).isFalse();
        assertThat(check.reason()).isEqualTo("/temp is 96 % full, which is more than 95 %");
    }

    @Test
    void flakyDiskChangesOnlyAtTheBounds() {
        assertThat(healthyWith(95)).isTrue();
        assertThat(healthyWith(96)).isFalse();
        assertThat(healthyWith(95)).isFalse();
        assertThat(healthyWith(91)).isFalse();
        assertThat(healthyWith(90)).isTrue();
        assertThat(healthyWith(95)).isTrue();
    }

    @Test
    void diskCheckLooksAtTheRootToo() {
        root.used = 99;
        assertThat(healthyWith(1)).isFalse();
        assertThat(check.reason()).startsWith("/root is 99 % full");
    }

    @Test
    void checkThatFailsIsSickUntilItDoesNot() {
        temp.broken = true;
        check.start();
        assertThat(check.isHealthy()).isFalse();
        assertThat(check.reason()).contains("/temp cannot be looked at").contains("Stale file handle");
        temp.broken = false;
        check.look();
        assertThat(check.isHealthy()).isTrue();
        check.close();
    }

    @Test
    void realDiskHasSpace(@TempDir Path folder) throws Exception {
        var space = Disk.of(folder).space();
        assertThat(space.total()).isPositive();
        assertThat(space.available()).isBetween(0L, space.total());
    }

    @Test
    void availableBlocksCountNotFreeOnes(@TempDir Path folder) throws Exception {
        var store = java.nio.file.Files.getFileStore(folder);
        assertThat(Disk.of(folder).space().available()).isLessThanOrEqualTo(store.getUnallocatedSpace());
        assertThat(new Disk.Space(100, 4).usedPercent()).isEqualTo(96);
    }
}
