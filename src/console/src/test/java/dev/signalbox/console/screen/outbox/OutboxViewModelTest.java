package dev.signalbox.console.screen.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.OutboxGateway;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.OutboxPage;
import dev.signalbox.console.model.outbox.SentMessage;
import dev.signalbox.console.store.OutboxStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutboxViewModelTest {
    private final ScriptedOutbox outbox = new ScriptedOutbox();
    private final OutboxViewModel viewModel = new OutboxViewModel(new OutboxStore(outbox, Runnable::run, Clock.fixed(
            Instant.EPOCH, ZoneOffset.UTC)), Runnable::run);

    @Test
    void keepsRowsWhenARefreshFails() {
        outbox.messages.add(mail("1", "Done"));
        viewModel.refresh();

        outbox.failure = Optional.of(new Failure.Unreachable("127.0.0.1:1", "refused"));
        viewModel.refresh();

        assertThat(viewModel.rows()).extracting(OutboxRow::subject).containsExactly("Done");
        assertThat(viewModel.stateProperty().get()).isInstanceOf(Loadable.Stale.class);
    }

    @Test
    void filtersBySubjectAndReceiver() {
        outbox.messages.addAll(List.of(mail("2", "Failed"), mail("1", "Done")));
        viewModel.refresh();

        viewModel.filterProperty().set("fail");
        assertThat(viewModel.rows()).extracting(OutboxRow::subject).containsExactly("Failed");
        viewModel.filterProperty().set("-you@example.com");
        assertThat(viewModel.rows()).isEmpty();
    }

    @Test
    void readsAMessageOnceAndAgainAfterAFailure() {
        outbox.messages.add(mail("1", "Done"));
        outbox.failure = Optional.of(new Failure.Unreachable("127.0.0.1:1", "refused"));
        viewModel.read("1");
        assertThat(viewModel.messageProperty().get()).containsInstanceOf(Loadable.Unavailable.class);

        outbox.failure = Optional.empty();
        viewModel.again();
        viewModel.read("1");

        assertThat(viewModel.messageProperty().get().flatMap(Loadable::newest).map(FullMessage::words)).contains(
                "words of 1");
        assertThat(outbox.asked).isEqualTo(2);
    }

    private static SentMessage mail(String id, String subject) {
        return new SentMessage(id, Instant.EPOCH, "ses", "me@example.com", List.of("you@example.com"), subject, 0,
                Optional.empty());
    }

    private static final class ScriptedOutbox implements OutboxGateway {
        private final List<SentMessage> messages = new ArrayList<>();
        private Optional<Failure> failure = Optional.empty();
        private int asked;

        private void fail() throws GatewayException {
            if (failure.isPresent()) {
                throw new GatewayException(failure.get());
            }
        }

        @Override
        public OutboxPage newest() throws GatewayException {
            fail();
            return new OutboxPage(messages, messages.size(), 0);
        }

        @Override
        public FullMessage message(String id) throws GatewayException {
            asked++;
            fail();
            return new FullMessage(messages.getFirst(), List.of(), List.of(), Optional.of("words of " + id), Optional
                    .empty(), List.of());
        }
    }
}
