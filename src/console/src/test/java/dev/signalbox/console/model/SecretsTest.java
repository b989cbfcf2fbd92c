package dev.signalbox.console.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretsTest {
    private static final String LOCAL = "YXJuOmF3czpzdGF0ZXM6bG9jYWwtMTowMDAwMDAwMDAwMDA6ZXhlY3V0aW9uOmNhbGxiYWNrLWRvd25sb2FkOnJ1bi0xI0FCQ0RFRkdISUpLTE1OT1A";
    private static final String AWS = "AQC" + "KAAAAKgAAAAMAAAAAAAAAAcTW3aYx+/".repeat(8) + "==";

    @Test
    void taskTokensAreHiddenWhateverTheirKey() {
        assertThat(Secrets.redacted("{\"env\":[{\"Name\":\"T\",\"Value\":\"" + LOCAL + "\"}],\"x\":\"" + AWS + "\"}"))
                .isEqualTo("{\"env\":[{\"Name\":\"T\",\"Value\":\"hidden\"}],\"x\":\"hidden\"}");
        assertThat(Secrets.withoutSecrets("token " + LOCAL + " was used")).isEqualTo("token hidden was used");
    }

    @Test
    void whatIsNoSecretStays() {
        String arn = "arn:aws:states:local-1:000000000000:execution:callback-download:".repeat(3);
        assertThat(Secrets.withoutSecrets(arn)).isEqualTo(arn);
        assertThat(Secrets.redacted("{\"a\":1.10,\"b\":[true,null,1e400],\"c\":\"\\u0001\"}")).isEqualTo(
                "{\"a\":1.10,\"b\":[true,null,1e400],\"c\":\"\\u0001\"}");
    }

    @Test
    void secretsOfAnyShapeAreLeftOut() {
        assertThat(Secrets.redacted("{\"taskToken\":{\"a\":[1]},\"password\":7,\"n\":\"x?secret=1&b=2\"}"))
                .isEqualTo("{\"taskToken\":\"hidden\",\"password\":\"hidden\",\"n\":\"x?secret=hidden&b=2\"}");
    }

    @Test
    void textThatIsNotJsonIsCleanedAsText() {
        assertThat(Secrets.redacted("not {json} ?token=abc")).isEqualTo("not {json} ?token=hidden");
        assertThat(Secrets.redacted("1 2")).isEqualTo("1 2");
    }

    @Test
    void namedValuesAreShownWithoutSecrets() {
        assertThat(Secrets.shown("Password", "p4ss")).isEqualTo("hidden");
        assertThat(Secrets.shown("Password", "****")).isEqualTo("****");
        assertThat(Secrets.shown("Secret", "arn:aws:secretsmanager:x")).isEqualTo("arn:aws:secretsmanager:x");
        assertThat(Secrets.shown("Url", "https://a.b/c?secret=d&e=f")).isEqualTo("https://a.b/c?secret=hidden&e=f");
        assertThat(Secrets.shown("Days", "007")).isEqualTo("007");
    }
}
