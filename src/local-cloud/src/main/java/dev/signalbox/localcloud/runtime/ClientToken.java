package dev.signalbox.localcloud.runtime;

import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * Names a call from one service to another, where AWS's own request has no field for it: the same call made again after
 * a crash has no second effect. It lives in the request object alone, so nothing that comes over the wire can carry one.
 */
public final class ClientToken {
    private static final String NAME = "signalbox-client-token";

    private ClientToken() {}

    /** What a request's builder is to be configured with. */
    public static AwsRequestOverrideConfiguration named(String token) {
        return AwsRequestOverrideConfiguration.builder().putHeader(NAME, token).build();
    }

    /** Empty for a call that may be repeated as a new one. */
    public static Optional<String> of(AwsRequest request) {
        return request.overrideConfiguration().map(c -> c.headers().getOrDefault(NAME, List.of())).flatMap(
                values -> values
                        .stream().findFirst());
    }
}
