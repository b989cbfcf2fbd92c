package dev.signalbox.console.gateway.aws.signin.profiles;

import dev.signalbox.console.model.signin.AwsProfile;
import java.util.Optional;

/** Where credentials come from, as the files say it. */
public sealed interface Origin {
    AwsProfile.Kind kind();

    /** Keys in a file. */
    record Keys(ProfileSettings of) implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.KEYS;
        }
    }

    /** Keys in AWS_ACCESS_KEY_ID and its like. */
    record Variables() implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.KEYS;
        }
    }

    /** A role of IAM Identity Center. */
    record Sso(String profile, SsoSession session, String account, String role) implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.SSO;
        }
    }

    /** A role that is assumed with the credentials of {@code base}. */
    record Role(ProfileSettings of, Origin base) implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.ASSUME_ROLE;
        }

        public String arn() {
            return of.get("role_arn").orElseThrow();
        }

        public Optional<String> mfaSerial() {
            return of.get("mfa_serial");
        }
    }

    /** A role that is assumed with a token in a file. */
    record WebIdentity(String tokenFile, String arn, Optional<String> sessionName) implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.WEB_IDENTITY;
        }
    }

    /** A program that prints credentials. */
    record Program(String profile, String command) implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.PROCESS;
        }

        /** Commands may hold secrets. */
        @Override
        public String toString() {
            return "Program[" + profile + "]";
        }
    }

    /** What {@code aws login} keeps. */
    record Login(String profile, String session) implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.LOGIN;
        }
    }

    /** What ECS or EKS gives to a container. */
    record Container() implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.CONTAINER;
        }
    }

    /** What EC2 gives to a machine. */
    record Instance() implements Origin {
        @Override
        public AwsProfile.Kind kind() {
            return AwsProfile.Kind.INSTANCE;
        }
    }
}
