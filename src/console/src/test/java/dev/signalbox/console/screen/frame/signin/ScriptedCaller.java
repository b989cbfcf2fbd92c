package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.gateway.IdentityGateway;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.environments.CallerIdentity;
import dev.signalbox.console.model.signin.AwsProfile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** An account that answers at once. */
final class ScriptedCaller implements IdentityGateway {
    static final AwsProfile PROFILE = profile("orders-prod", AwsProfile.Kind.SSO, Optional.of("eu-central-1"));
    static final EnvironmentInfo PROD = new EnvironmentInfo(EnvironmentInfo.Kind.PROD, "ORDERS", "orders",
            "123456789012", "eu-central-1", EnvironmentInfo.AWS, new EnvironmentInfo.Entrance(Optional.of(
                    "orders-prod"), Optional.empty(), true));
    private final AtomicInteger asked = new AtomicInteger();

    static AwsProfile profile(String name, AwsProfile.Kind kind, Optional<String> region) {
        return new AwsProfile(name, kind, region, Optional.of("123456789012"), Optional.of("Operator"), Optional
                .empty(), Optional.of("corp"), Map.of(), List.of(name, "base"), Optional.empty());
    }

    int asked() {
        return asked.get();
    }

    @Override
    public String account() {
        return caller().account();
    }

    @Override
    public CallerIdentity caller() {
        asked.incrementAndGet();
        return new CallerIdentity("123456789012", "arn:aws:sts::123456789012:assumed-role/Operator/jane@corp", Optional
                .empty());
    }

    @Override
    public Optional<String> alias() {
        return Optional.of("acme-orders");
    }
}
