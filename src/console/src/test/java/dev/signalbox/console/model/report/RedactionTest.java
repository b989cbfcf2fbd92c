package dev.signalbox.console.model.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing of what is planted comes through. The secrets are made up, or those of AWS's documentation. */
class RedactionTest {
    private static final String ALNUM = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String BASE64 = ALNUM + "+/";
    private static final Person OLGA = new Person("/home/olga", "olga", "olgas-laptop");
    private final Redaction redaction = new Redaction(OLGA, List.of("known-to-be-secret"), false);

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", quoteCharacter = '`', textBlock = """
            key AKIAIOSFODNN7EXAMPLE refused => AKIAIOSFODNN7EXAMPLE
            /tmp/dump_ASIAIOSFODNN7EXAMPLE.json => ASIAIOSFODNN7EXAMPLE
            said wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY once => wJalrXUtnFEMI
            /tmp/wJalrXUtnFEMI%2FK7MDENG%2FbPxRfiCYEXAMPLEKEY.txt => wJalrXUtnFEMI
            "wJalrXUtnFEMI\\/K7MDENG\\/bPxRfiCYEXAMPLEKEY" => wJalrXUtnFEMI
            AWS_SECRET_ACCESS_KEY=short+but/secret => short+but/secret
            {"SecretAccessKey": "a b\\"c d", "x": 1} => c d
            {\\"sessionToken\\":\\"tok en\\",\\"x\\":1} => tok en
            <SessionToken>tok en</SessionToken> => tok en
            https://b.s3.amazonaws.com/k?X-Amz-Signature=abcd&X-Amz-Expires=60 => abcd
            https://b/k?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101&a=b => AKIAIOSFODNN7EXAMPLE
            https://d.cloudfront.net/k?Expires=1&Signature=ab~cd-ef__&Key-Pair-Id=K => ab~cd
            Authorization: Basic dXNlcjpwYXNz => dXNlcjpwYXNz
            authorization=[AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature=12ab] => 12ab
            sent Bearer abc.def-ghi to it => abc.def-ghi
            Cookie: a=1; session=zzz9 => zzz9
            jdbc:mysql://root:hunter2@db/x => hunter2
            https://user:pa@ss@host/x => pa@ss
            u=https%3A%2F%2Fuser%3Ahunter2%40host%2Fx => hunter2
            redis://user:pa/ss?w@host:6379 => pa/ss
            password: correct horse battery => battery
            --client-secret s3cr3t --x => s3cr3t
            token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.sig-nature end => sig-nature
            SSO aoaAAAAAGabcdefghijklmnop:MGUCMQ== => aoaAAAAAG
            https://device.sso.eu-west-1.amazonaws.com/?user_code=ABCD-EFGH => ABCD-EFGH
            /home/olga/.aws/credentials is missing => olga
            C:\\Users\\Otto\\x.log => Otto
            "C:\\\\Users\\\\Otto\\\\x.log" => Otto
            file:///Users/otto/x.log => otto
            thread of Olga on olgas-laptop => Olga
            thread of Olga on olgas-laptop => laptop
            arn:aws:iam::123456789012:role/x => 123456789012
            cdk-assets-123456789012-eu-west-1 => 123456789012
            account 1234-5678-9012 => 5678
            ?role=of%20123456789012%20x => 123456789012
            mail to olga.b@example.com => olga.b@
            it was known-to-be-secret => known-to-be
            {"password":["one","two"],"n":1} => two
            """)
    void takesOutSecrets(String text, String secret) {
        assertThat(text).contains(secret);
        assertThat(redaction.of(text)).doesNotContainIgnoringCase(secret);
        assertThat(redaction.of("2026-01-01T00:00:00Z INFO a\n" + text + "\n\tat a.B.c(D.java:1)\n")).startsWith(
                "2026-01-01T00:00:00Z INFO a\n").endsWith("\n\tat a.B.c(D.java:1)\n").doesNotContainIgnoringCase(
                        secret);
    }

    @Test
    void privateKeysOfMoreThanOneLine() {
        assertThat(redaction.of("x -----BEGIN EC PRIVATE KEY-----\nMHcC\nAQEE\n-----END EC PRIVATE KEY----- y"))
                .isEqualTo("x hidden-private-key y");
    }

    @Test
    void privateKeysThatAreEncrypted() {
        assertThat(redaction.of("x -----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,12AB"
                + "\n\nMHcC\nAQEE\n-----END RSA PRIVATE KEY----- y")).isEqualTo("x hidden-private-key y");
        assertThat(redaction.of("-----BEGIN PRIVATE KEY-----\nMHcC\nand the end is cut off")).doesNotContain("MHcC");
    }

    @Test
    void aSecretThatBeginsWithAnotherGoesWhole() {
        Redaction both = new Redaction(OLGA, List.of("swordfish", "swordfish-of-prod"), false);
        assertThat(both.of("it was swordfish-of-prod, then swordfish")).isEqualTo("it was hidden, then hidden");
    }

    @Test
    void theComputerIsKnownByItsWholeNameAndItsOwn() {
        Redaction on = new Redaction(new Person("/home/olga", "olga", "desk17.corp.example.com"), List.of(), false);
        assertThat(on.of("desk17: no route; DESK17.corp.example.com is down")).isEqualTo(
                "this-computer: no route; this-computer is down");
        assertThat(Person.ofThisProcess().host()).isNotEmpty();
    }

    @Test
    void leavesWhatHelps() {
        String text = """
                2026-11-22T10:00:00.123Z WARN  [store] d.s.c.gateway.aws.AwsCalls - GetObject of s3://orders/2026/11/x.csv: AccessDenied
                java.lang.IllegalStateException: request 7f0c2a4e-1b7e-4b0e-9a55-0f4e3d2c1b0a took 1732270000123 ms
                \tat dev.signalbox.console.model.Secrets.withoutSecrets(Secrets.java:45)
                \tat software.amazon.awssdk.core.internal.http.pipeline.stages.ExecutionFailureExceptionReportingAndTimeoutTrackingStage.execute(X.java:26)
                """;
        assertThat(redaction.of(text)).isEqualTo(text);
    }

    @Test
    void anAccountHasOneNameInAReportAndAnotherInTheNext() {
        String name = redaction.of("123456789012");
        assertThat(redaction.of("arn:aws:sns:eu-west-1:123456789012:t")).isEqualTo("arn:aws:sns:eu-west-1:" + name
                + ":t");
        assertThat(redaction.of("210987654321")).isNotEqualTo(name);
        assertThat(new Redaction(OLGA, List.of(), false).of("123456789012")).isNotEqualTo(name);
        assertThat(new Redaction(OLGA, List.of(), true).of("account 123456789012")).isEqualTo("account 123456789012");
    }

    @Test
    void noRandomSecretComesThroughWhereverItStands() {
        Random random = new Random(20261122);
        List<Function<String, String>> places = List.of(s -> s, s -> "at " + s + " end", s -> "/tmp/dump-" + s + ".txt",
                s -> "{\"a\":\"" + s + "\"}", s -> "(" + s + ")", s -> "a=" + s + "&b=1", s -> "x\t" + s + ",y",
                s -> "["
                        + s + "]: failed", s -> "C:\\tmp\\" + s + "\\x", s -> "<Key>" + s + "</Key>", s -> "\\\"" + s
                                + "\\\"");
        List<String> through = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            for (String secret : List.of("AKIA" + word(random, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16), word(random,
                    BASE64, 40), word(random, BASE64, 300) + "==", "AQC" + word(random, ALNUM + "+/_-", 400), word(
                            random,
                            ALNUM + "_-", 120), word(random, "0123456789", 12), word(random, "0123456789abcdef", 64))) {
                String text = places.get(i % places.size()).apply(secret);
                String plain = redaction.of(text);
                if (pieces(secret).stream().anyMatch(plain::contains)) {
                    through.add(text + " as " + plain);
                }
            }
        }
        assertThat(through.stream().limit(5)).isEmpty();
    }

    @Test
    void noRandomPasswordComesThroughUnderItsName() {
        Random random = new Random(7);
        String any = ALNUM + "!#$%*+,./:;?@^_|~-";
        List<Function<String, String>> places = List.of(s -> "password=" + s, s -> "db.passwd : " + s,
                s -> "{\"secret\":\""
                        + s + "\",\"x\":1}", s -> "token='" + s + "' x", s -> "Authorization: Bearer " + s,
                s -> "apiKey=" + s
                        + "&b=1", s -> "<ClientSecret>" + s + "</ClientSecret>", s -> "--password " + s
                                + " --x", s -> "{\\\"accessToken\\\":\\\"" + s + "\\\"}", s -> "https://u:" + s
                                        + "@host/x", s -> "x-amz-security-token: " + s);
        List<String> through = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String secret = "q" + word(random, any, 8 + random.nextInt(20)) + "q";
            String text = places.get(i % places.size()).apply(secret);
            if (pieces(secret).stream().anyMatch(redaction.of(text)::contains)) {
                through.add(text + " as " + redaction.of(text));
            }
        }
        assertThat(through.stream().limit(5)).isEmpty();
    }

    @Test
    void takesNoLongerForALongLine() {
        String line = "x".repeat(50_000) + ".".repeat(10_000) + "a.".repeat(20_000) + "http://".repeat(5_000) + "\\"
                .repeat(10_000) + "token=".repeat(10_000) + "{".repeat(10_000);
        long began = System.nanoTime();
        redaction.of(line);
        assertThat(System.nanoTime() - began).isLessThan(5_000_000_000L);
    }

    @Test
    void knowsSecretsOfTheProcess() {
        assertThat(Redaction.secretsOf(Map.of("AWS_SECRET_ACCESS_KEY", "a", "GITHUB_TOKEN", "b", "DB_PASSWORD", "c",
                "PATH", "d"))).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(Redaction.secretsOf(Map.of("KEY_PASSPHRASE", "a", "MYSQL_PWD", "b", "SSHPASS", "c", "APIKEY", "d",
                "PWD", "e", "OLDPWD", "f"))).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    /** A quarter of a secret is too much already. */
    private static List<String> pieces(String secret) {
        List<String> pieces = new ArrayList<>();
        int length = Math.max(6, secret.length() / 4);
        for (int i = 0; i + length <= secret.length(); i++) {
            pieces.add(secret.substring(i, i + length));
        }
        return pieces;
    }

    private static String word(Random random, String letters, int length) {
        return random.ints(length, 0, letters.length()).mapToObj(letters::charAt).collect(StringBuilder::new,
                StringBuilder::append, StringBuilder::append).toString();
    }
}
