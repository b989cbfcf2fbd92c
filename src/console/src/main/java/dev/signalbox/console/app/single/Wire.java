package dev.signalbox.console.app.single;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** One line of JSON each way. Whoever sends more, or takes longer, is not listened to. */
final class Wire {
    /** Another version may say more. */
    static final ObjectMapper JSON = new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final int LONGEST = 32_768;

    private Wire() {}

    static void send(Socket to, Object message) throws IOException {
        to.getOutputStream().write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
        to.getOutputStream().flush();
    }

    /** @param patience for the whole line: one that drips in does not last longer */
    static <T> T receive(Socket from, Class<T> type, Duration patience) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        var line = new ByteArrayOutputStream();
        while (true) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("no whole line in " + patience);
            }
            from.setSoTimeout((int) left);
            int next = from.getInputStream().read();
            if (next < 0 || next == '\n') {
                return Optional.ofNullable(JSON.readValue(line.toByteArray(), type)).orElseThrow(() -> new IOException(
                        "nothing was said"));
            }
            if (line.size() == LONGEST) {
                throw new IOException("more than " + LONGEST + " bytes");
            }
            line.write(next);
        }
    }

    /** @param token proves that whoever asks may read this user's files */
    record Question(String token, Wish wish) {}

    /** @param refused why nothing was shown; empty when it was */
    record Answer(String refused) {
        Answer {
            refused = Objects.requireNonNullElse(refused, "");
        }
    }

    /** Where the first one listens. The file is its user's alone. */
    record Address(int port, String token, long process) {}
}
