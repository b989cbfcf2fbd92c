package dev.signalbox.benchmarks;

import java.net.URI;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** Where a local cloud is, and the keys to it; passes from program to program as four words. */
record Access(URI endpoint, String region, AwsBasicCredentials keys) {
    static final int WORDS = 4;

    static Access of(List<String> words) {
        return new Access(URI.create(words.get(0)), words.get(1), AwsBasicCredentials.create(words.get(2), words.get(
                3)));
    }

    List<String> words() {
        return List.of(endpoint.toString(), region, keys.accessKeyId(), keys.secretAccessKey());
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint).region(Region.of(region)).httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(keys)).build();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "Access[" + endpoint + ", " + region + "]";
    }
}
