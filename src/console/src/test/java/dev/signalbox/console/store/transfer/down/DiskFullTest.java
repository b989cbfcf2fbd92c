package dev.signalbox.console.store.transfer.down;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.store.transfer.work.LocalFileException;
import dev.signalbox.console.store.transfer.work.StandstillException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DiskFullTest {
    /** Linux has a file that always answers as a full disk does. */
    private static final Path FULL = Path.of("/dev/full");

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFullWhileBytesComeStopsAllOfTheTransfer() throws Exception {
        try (var file = new PartFile(FULL, true)) {
            assertThatThrownBy(() -> file.write(new byte[4096], 4096, 0)).isInstanceOfSatisfying(
                    LocalFileException.class, e -> assertThatThrownBy(() -> {
                        throw Landing.explained(e);
                    }).isInstanceOf(StandstillException.class).hasMessage("The disk is full"));
        }
    }
}
