package dev.signalbox.console.store.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands before the local cloud, and spoils answers in turn: each way on so many bodies of objects. */
final class FlakyFront implements AutoCloseable {
    enum Fault {
        /** The connection breaks in the middle. */
        CUT,
        /** Fewer bytes than announced, with a length that was changed to fit nothing. */
        WRONG_LENGTH,
        /** 503 SlowDown. */
        BUSY,
        /** A few bytes, then silence. */
        STALL,
        /** One bit is another one. */
        FLIP
    }

    private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: (\\d+)");
    private static final String BUSY = "<Error><Code>SlowDown</Code><Message>Reduce your request rate.</Message></Error>";

    private final URI cloud;
    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Set<Fault> faults;
    private final AtomicInteger bodies = new AtomicInteger();
    final Map<Fault, AtomicInteger> spoiled = new EnumMap<>(Fault.class);
    volatile int every = 3;

    FlakyFront(URI cloud, Fault... faults) throws IOException {
        this.cloud = cloud;
        this.faults = Set.of(faults);
        Arrays.stream(Fault.values()).forEach(f -> spoiled.put(f, new AtomicInteger()));
        Thread.ofVirtual().start(this::accept);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException e) {
                close();
            }
        }
    }

    private void serve(Socket client) {
        try (client) {
            for (String head = head(client.getInputStream()); !head.isEmpty(); head = head(client.getInputStream())) {
                if (!answer(client, head)) {
                    return;
                }
            }
        } catch (IOException e) {
            // the other side gave up, which is what is tested
        } finally {
            open.remove(client);
        }
    }

    /** @return whether the connection is still good */
    private boolean answer(Socket client, String head) throws IOException {
        byte[] body = body(client, head);
        boolean object = head.startsWith("GET") && !head.contains("list-type") || head.startsWith("PUT");
        if (!object || faults.isEmpty() || bodies.incrementAndGet() % every != 0) {
            send(client, ask(head, body));
            return true;
        }
        Fault[] all = faults.stream().sorted().toArray(Fault[]::new);
        Fault fault = head.startsWith("PUT") ? Fault.BUSY : all[bodies.get() / every % all.length];
        spoiled.get(fault).incrementAndGet();
        if (fault == Fault.BUSY) {
            send(client, ("HTTP/1.1 503 Slow Down\r\nContent-Length: " + BUSY.length() + "\r\n\r\n" + BUSY).getBytes(
                    StandardCharsets.ISO_8859_1));
            return true;
        }
        spoil(client, ask(head, body), fault);
        return false;
    }

    private static void spoil(Socket client, byte[] answer, Fault fault) throws IOException {
        String text = new String(answer, StandardCharsets.ISO_8859_1);
        int start = text.indexOf("\r\n\r\n") + 4;
        int middle = start + (answer.length - start) / 2;
        switch (fault) {
            case CUT -> send(client, Arrays.copyOf(answer, middle));
            case WRONG_LENGTH -> send(client, LENGTH.matcher(text).replaceFirst("\r\nContent-Length: " + (answer.length
                    - start - 1)).getBytes(StandardCharsets.ISO_8859_1));
            case FLIP -> {
                answer[middle] ^= 1;
                send(client, answer);
            }
            default -> {
                send(client, Arrays.copyOf(answer, Math.min(answer.length, start + 10)));
                client.getInputStream().read(); // until the caller gives up
            }
        }
    }

    /** On a connection of its own, so that the answer ends with it. */
    private byte[] ask(String head, byte[] body) throws IOException {
        try (var target = new Socket(cloud.getHost(), cloud.getPort())) {
            open.add(target);
            var plain = head.replaceAll("(?i)\r\n(expect|connection): [^\r]*", "").replaceFirst("\r\n",
                    "\r\nConnection: close\r\n");
            target.getOutputStream().write(plain.getBytes(StandardCharsets.ISO_8859_1));
            target.getOutputStream().write(body);
            var answer = target.getInputStream().readAllBytes();
            open.remove(target);
            var text = new String(answer, 0, Math.min(answer.length, 4000), StandardCharsets.ISO_8859_1);
            int end = text.indexOf("\r\n\r\n");
            var kept = text.substring(0, end).replaceAll("(?i)\r\nconnection: close", "").getBytes(
                    StandardCharsets.ISO_8859_1);
            var out = new ByteArrayOutputStream(answer.length);
            out.write(kept);
            out.write(answer, end, answer.length - end);
            return out.toByteArray();
        }
    }

    private static byte[] body(Socket client, String head) throws IOException {
        if (head.toLowerCase(Locale.ROOT).contains("expect: 100-continue")) {
            send(client, "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        }
        var length = LENGTH.matcher(head);
        return length.find() ? client.getInputStream().readNBytes(Integer.parseInt(length.group(1))) : new byte[0];
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static void send(Socket client, byte[] bytes) throws IOException {
        client.getOutputStream().write(bytes);
        client.getOutputStream().flush();
    }

    @Override
    public void close() {
        try {
            server.close();
            for (var one : open) {
                one.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
