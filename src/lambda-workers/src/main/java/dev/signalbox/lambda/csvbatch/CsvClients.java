package dev.signalbox.lambda.csvbatch;

import software.amazon.awssdk.services.s3.S3Client;

/** Clients of AWS, made alike for all functions. */
final class CsvClients {
    private CsvClients() {}

    static S3Client s3() {
        return S3Client.builder().serviceConfiguration(c -> c.chunkedEncodingEnabled(false)).build();
    }
}
