package dev.signalbox.download.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            http://a.example/image.png                | http://a.example/image.png
            HTTPS://a.example:8443/x?q=1#part         | HTTPS://a.example:8443/x?q=1#part
            http://[::1]:80/x                         | http://[::1]:80/x
            http://a.example                          | http://a.example
            http://a.example/two words.jpg            | http://a.example/two%20words.jpg
            http://a.example/a%20b                    | http://a.example/a%20b
            http://a.example/straße?size[]=1&n=a{b}   | http://a.example/stra%C3%9Fe?size%5B%5D=1&n=a%7Bb%7D
            """, delimiter = '|')
    void escapesWhatMayNotBePlain(String text, String uri) {
        assertThat(WebAddress.parse(text)).hasToString(uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "foo", "/etc/passwd", "file:///etc/passwd", "ftp://a.example/x", "http:", "http://",
            "http:///x", "http://a.example/%zz", "http://a.example/\nx", "http://a b.example/", "http://a.example:x/",
            "http://a.example:70000/", "//a.example/x", "http:a.example", "javascript:alert(1)"})
    void refusesWhatCannotBeAskedFor(String text) {
        assertThatThrownBy(() -> WebAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
