package dev.signalbox.lambda.delivery;

import dev.signalbox.transfer.FileNames;
import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.s3.S3Target;

/** What a file is called in the bucket, and by its client. */
record Naming(SourceFetch.Source source, String bucket) {
    private static final String ANY = "application/octet-stream";
    private static final int LONGEST_EXTENSION = 11;

    /** What the client asked for, else what the source calls it, else the end of the URL. */
    String name(Head head) {
        return FileNames.sanitised(source.name().or(head::fileName).orElseGet(() -> FileNames.fromUrl(source.url())));
    }

    /** The original's form, with the extension that the file has. */
    S3Target target(Head head) {
        var arn = source.executionArn();
        var key = "Response_Object_" + arn.substring(arn.lastIndexOf(':') + 1) + extension(name(head));
        var type = head.contentType().map(String::strip).filter(t -> t.matches("[\\x20-\\x7e]{3,200}")).orElse(ANY);
        return S3Target.of(bucket, key, type);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        var extension = dot < 0 ? "" : name.substring(dot);
        return extension.length() <= LONGEST_EXTENSION && extension.matches("\\.[A-Za-z0-9]+") ? extension : "";
    }
}
