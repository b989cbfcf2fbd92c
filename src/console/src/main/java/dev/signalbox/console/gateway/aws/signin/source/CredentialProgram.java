package dev.signalbox.console.gateway.aws.signin.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.gateway.aws.signin.profiles.Origin;
import dev.signalbox.console.gateway.signin.SignInPrompts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Credentials that a program prints, in the form that the AWS CLI laid down as version 1. */
final class CredentialProgram implements Source {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Origin.Program program;
    private final Duration patience;

    CredentialProgram(Origin.Program program, Duration patience) {
        this.program = program;
        this.patience = patience;
    }

    @Override
    public Session get(Optional<SignInPrompts> prompts) throws NotGotException, InterruptedException {
        try {
            ProgramOutput output = ProgramOutput.of(program.command(), patience);
            if (output.exitCode() != 0) {
                throw NotGotException.failed("it ended with " + output.exitCode() + ": " + Words.shortened(output
                        .complained()));
            }
            return session(output.printed());
        } catch (IOException e) {
            throw NotGotException.failed(said("it could not be run: " + e.getMessage()));
        } catch (NotGotException e) {
            throw NotGotException.failed(said(e.why()));
        }
    }

    private String said(String why) {
        return "The credential_process of profile " + program.profile() + " gave no credentials: " + why;
    }

    /** No exception of the parser goes on: it would quote what was printed. */
    private Session session(String printed) throws NotGotException {
        JsonNode json;
        try {
            json = JSON.readTree(printed);
        } catch (JsonProcessingException _) {
            throw NotGotException.failed("it printed something that is not JSON");
        }
        if (json.path("Version").asInt() != 1) {
            throw NotGotException.failed("it did not print \"Version\": 1");
        }
        var keys = new Session.Keys(text(json, "AccessKeyId"), text(json, "SecretAccessKey"), Optional.ofNullable(json
                .path("SessionToken").textValue()));
        return Session.of(keys, end(json), how());
    }

    private static String text(JsonNode json, String name) throws NotGotException {
        String value = json.path(name).asText("");
        if (value.isEmpty()) {
            throw NotGotException.failed("it printed no " + name);
        }
        return value;
    }

    private static Optional<Instant> end(JsonNode json) throws NotGotException {
        try {
            return Optional.ofNullable(json.path("Expiration").textValue()).map(t -> OffsetDateTime.parse(t)
                    .toInstant());
        } catch (DateTimeParseException _) {
            throw NotGotException.failed("its Expiration is no time");
        }
    }

    @Override
    public void refused(Session session) {
        // The program is run anew.
    }

    @Override
    public String how() {
        return "credential_process of profile " + program.profile();
    }

    @Override
    public boolean asks() {
        return false;
    }
}
