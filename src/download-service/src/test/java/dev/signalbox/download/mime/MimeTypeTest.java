package dev.signalbox.download.mime;

import static dev.signalbox.download.mime.Samples.latin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The expected words are what {@code file --mime-type} (libmagic 5.44) says of the same bytes. */
class MimeTypeTest {
    static Stream<Arguments> files() {
        return Stream.of(arguments("image/png", Samples.image("png", 10, 10)),
                arguments("image/jpeg", Samples.image("jpeg", 10, 10)),
                arguments("image/gif", Samples.image("gif", 10, 10)),
                arguments("image/bmp", Samples.image("bmp", 10, 10)), arguments("application/pdf", Samples.pdf()),
                arguments("application/zip", Samples.zip()), arguments("application/gzip", Samples.gzip()),
                arguments("video/mp4", Samples.mp4("mp42")), arguments("video/mp4", Samples.mp4("isom")),
                arguments("video/mp4", Samples.mp4("avc1")), arguments("video/mp4", Samples.mp4("iso5")),
                arguments("video/mp4", Samples.mp4("dash")), arguments("video/quicktime", Samples.mp4("qt  ")),
                arguments("audio/x-m4a", Samples.mp4("M4A ")), arguments("image/avif", Samples.mp4("avif")),
                arguments("image/webp", latin("RIFF$\0\0\0WEBPVP8 \030\0\0\0" + "\0".repeat(30))),
                arguments("audio/x-wav", latin("RIFF$\0\0\0WAVEfmt \020\0\0\0\1\0\1\0")),
                arguments("audio/flac", latin("fLaC\0\0\0\"\020\0\020\0")),
                arguments("audio/mpeg", latin("ID3\3\0\0\0\0\0\0\u00ff\u00fb\u0090d\0\0\0\0")),
                arguments("video/webm", latin(
                        "\032E\u00df\u00a3\u009fB\u0086\u0081\1B\u00f7\u0081\1B\u00f2\u0081\4B\u00f3\u0081\10B\u0082\u0084webm")),
                arguments("font/woff2", latin("wOF2\0\1\0\0\0\0\0\020")));
    }

    static Stream<Arguments> texts() {
        return Stream.of(arguments("text/html", "<!DOCTYPE html>\n<html><body>hi</body></html>\n"),
                arguments("text/html", "<html><body>hi</body></html>\n"),
                arguments("text/xml", "<?xml version=\"1.0\"?>\n<a><b/></a>\n"),
                arguments("text/xml", "<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel/></rss>\n"),
                arguments("image/svg+xml", "<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n"),
                arguments("image/svg+xml", "<svg width=\"1\" height=\"1\"></svg>\n"),
                arguments("text/plain", "hello world\n"), arguments("text/plain", "h\u00e9llo w\u00f6rld \u20ac\n"),
                arguments("application/json", "{\"a\": [1, 2, {\"b\": null}]}\n"),
                arguments("application/json", " [1,2,3]\n"), arguments("text/plain", "[1,2,3\n"),
                arguments("text/plain", "{\"a\":1} and more\n"),
                arguments("text/plain", "{\"a\": \"" + "x".repeat(3000) + "\"}"),
                arguments("text/csv", "a,b,c\n1,\"2,x\",3\n4,5,6\n"), arguments("text/plain", "a,b\nc,d,e\nf,g\n"),
                arguments("text/x-shellscript", "#!/bin/sh\necho hi\n"),
                arguments("text/x-script.python", "#!/usr/bin/env python3\nprint(1)\n"),
                arguments("application/octet-stream", "x"), arguments("application/x-empty", ""),
                arguments("application/octet-stream", "\0\1\2\3binary"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysWhatLibmagicSaysOfFiles(String type, byte[] file) {
        assertThat(MimeType.of(file)).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("texts")
    void saysWhatLibmagicSaysOfTexts(String type, String text) {
        assertThat(MimeType.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(type);
    }

    @Test
    void latinTextIsText() {
        assertThat(MimeType.of(latin("h\u00e9llo w\u00f6rld\n"))).isEqualTo("text/plain");
    }

    @Test
    void nothingAfterTheFirstBytesIsLookedAt() {
        var text = new byte[MimeType.LOOKED_AT + 1000];
        Arrays.fill(text, (byte) 'a');
        text[MimeType.LOOKED_AT] = 0;
        assertThat(MimeType.of(text)).isEqualTo("text/plain");
    }
}
