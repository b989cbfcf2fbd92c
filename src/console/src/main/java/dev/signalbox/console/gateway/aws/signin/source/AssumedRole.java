package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.aws.signin.profiles.Origin;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import dev.signalbox.console.model.signin.MfaQuestion;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;

/** A role, with the code of an MFA device where the profile names one: the SDK cannot ask for it. */
final class AssumedRole implements Source {
    private static final int MOST_CODES = 3;

    private final Origin.Role role;
    private final Source base;
    private final SignInClients clients;

    AssumedRole(Origin.Role role, Source base, SignInClients clients) {
        this.role = role;
        this.base = base;
        this.clients = clients;
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException, InterruptedException {
        AssumeRoleRequest.Builder request = request();
        Optional<String> code = role.mfaSerial().map(this::codeNeeded);
        if (code.isPresent() && prompts.isEmpty()) {
            throw NotGotException.needsSomebody(code.get());
        }
        Session from = base.get(prompts);
        try (StsClient sts = clients.sts(from.credentials())) {
            return role.mfaSerial().isEmpty() ? session(sts, request.build())
                    : asked(sts, request, prompts
                            .orElseThrow());
        } catch (AwsServiceException e) {
            if (Words.isExpiry(e)) {
                base.refused(from);
                throw NotGotException.needsSomebody("The credentials that " + role.arn() + " is assumed with ("
                        + from.how() + ") are over: " + Words.of(e));
            }
            throw NotGotException.failed("The role " + role.arn() + " could not be assumed: " + Words.of(e));
        } catch (SdkException e) {
            Words.unlessInterrupted(e);
            throw NotGotException.failed("The role " + role.arn() + " could not be assumed: " + Words.of(e));
        }
    }

    private String codeNeeded(String serial) {
        return "The code of the MFA device " + serial + " is needed to assume " + role.arn() + ".";
    }

    private AssumeRoleRequest.Builder request() throws NotGotException {
        var request = AssumeRoleRequest.builder().roleArn(role.arn()).roleSessionName(role.of().get(
                "role_session_name").orElse("signalbox"));
        role.of().get("external_id").ifPresent(request::externalId);
        Optional<String> seconds = role.of().get("duration_seconds");
        try {
            seconds.map(Integer::valueOf).ifPresent(request::durationSeconds);
            return request;
        } catch (NumberFormatException e) {
            throw NotGotException.failed("duration_seconds of profile " + role.of().name() + " is no number: "
                    + seconds.orElse(""));
        }
    }

    private Session asked(StsClient sts, AssumeRoleRequest.Builder request, SignInPrompts prompts)
            throws NotGotException, InterruptedException {
        String serial = role.mfaSerial().orElseThrow();
        Optional<String> refused = Optional.empty();
        for (int i = 0; i < MOST_CODES; i++) {
            String code = prompts.mfaCode(new MfaQuestion(role.of().name(), serial, role.arn(), refused)).orElseThrow(
                    () -> NotGotException.needsSomebody("No code of the MFA device " + serial + " was given."));
            try {
                return session(sts, request.serialNumber(serial).tokenCode(code.strip()).build());
            } catch (AwsServiceException e) {
                refused = Optional.of(wrongCode(e));
            }
        }
        throw NotGotException.needsSomebody("AWS took none of the codes: " + refused.orElse(""));
    }

    /** AWS's words, if they are about the code. */
    private static String wrongCode(AwsServiceException e) {
        String words = Words.of(e);
        if (words.contains("MultiFactorAuthentication failed") || words.contains("tokenCode")) {
            return words;
        }
        throw e;
    }

    private Session session(StsClient sts, AssumeRoleRequest request) {
        Credentials got = sts.assumeRole(request).credentials();
        return Session.of(new Session.Keys(got.accessKeyId(), got.secretAccessKey(), Optional.of(got.sessionToken())),
                Optional.ofNullable(got.expiration()), how());
    }

    @Override
    public void refused(Session session) {
        // The session was this role's; that of its base may be good.
    }

    @Override
    public Optional<String> missing() {
        return role.mfaSerial().map(this::codeNeeded).or(base::missing);
    }

    @Override
    public String how() {
        return "role " + role.arn() + ", by " + base.how();
    }

    @Override
    public boolean asks() {
        return role.mfaSerial().isPresent() || base.asks();
    }

    @Override
    public boolean isOfOneAccount() {
        return true;
    }
}
