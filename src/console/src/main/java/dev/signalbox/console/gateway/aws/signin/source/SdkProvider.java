package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK gets for itself and keeps as long as it holds: credentials of a container or a machine. */
final class SdkProvider implements Source {
    private final Supplier<AwsCredentialsProvider> maker;
    private final String how;
    private Optional<AwsCredentialsProvider> provider = Optional.empty();

    SdkProvider(Supplier<AwsCredentialsProvider> maker, String how) {
        this.maker = maker;
        this.how = how;
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException, InterruptedException {
        try {
            AwsCredentialsProvider now = provider.orElseGet(maker);
            provider = Optional.of(now);
            AwsCredentials got = now.resolveCredentials();
            return new Session(got, got.expirationTime(), how);
        } catch (SdkException e) {
            Words.unlessInterrupted(e);
            throw NotGotException.failed(how + ": " + Words.of(e));
        }
    }

    /** It is asked anew by another provider, since this one keeps what it got. */
    @Override
    public void refused(Session session) {
        provider = Optional.empty();
    }

    @Override
    public String how() {
        return how;
    }

    @Override
    public boolean asks() {
        return false;
    }
}
