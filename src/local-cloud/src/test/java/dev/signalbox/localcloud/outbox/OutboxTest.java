package dev.signalbox.localcloud.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.outbox.OutboxEntry.Letter;
import dev.signalbox.localcloud.store.Store;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutboxTest {
    @TempDir Path folder;
    private Store store;
    private Outbox outbox;

    @BeforeEach
    void open() {
        store = Store.open(folder.resolve("state.mv"));
        outbox = new Outbox(store, () -> Instant.EPOCH);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private String mail(int number, int bytes) {
        return outbox.addMail("ses", Letter.plain("from", "to", "mail " + number, "text"), new byte[bytes]);
    }

    @Test
    void forgetsTheOldestOfTooManyAndSaysSo() {
        store.write(() -> {
            for (int i = 0; i < Outbox.MOST + 3; i++) {
                mail(i, 1);
            }
        });

        assertThat(outbox.totals().kept()).isEqualTo(Outbox.MOST);
        assertThat(outbox.totals().dropped()).isEqualTo(3);
        var all = outbox.page(Optional.empty(), Outbox.MOST + 10);
        assertThat(all).hasSize(Outbox.MOST);
        assertThat(all.getFirst().letter().subject()).isEqualTo("mail " + (Outbox.MOST + 2));
        assertThat(all.getLast().letter().subject()).isEqualTo("mail 3");
    }

    @Test
    void forgetsTheOldestOfTooLargeOnes() {
        var first = mail(0, 40 << 20);
        mail(1, 40 << 20);
        var third = mail(2, 40 << 20);

        assertThat(outbox.get(first)).isEmpty();
        assertThat(outbox.source(first)).isEmpty();
        assertThat(outbox.source(third)).isPresent();
        assertThat(outbox.totals().dropped()).isEqualTo(1);
        assertThat(outbox.totals().bytes()).isLessThanOrEqualTo(Outbox.LARGEST);
    }

    @Test
    void printsNoContents() {
        var id = mail(1, 1);

        assertThat(outbox.get(id).orElseThrow()).hasToString("OutboxEntry[" + id + ", ses]");
    }
}
