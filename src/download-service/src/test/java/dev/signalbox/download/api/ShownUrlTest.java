package dev.signalbox.download.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownUrlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            http://a.example/x.png | http://a.example/x.png
            http://a.example/x?page=2&author=me&keyword=k&tag | http://a.example/x?page=2&author=me&keyword=k&tag
            http://me:hush@a.example/x | http://***@a.example/x
            http://a.example/x@2?mail=a@b | http://a.example/x@2?mail=a@b
            http://a/x?X-Amz-Date=1&X-Amz-Signature=hush&v=1 | http://a/x?X-Amz-Date=***&X-Amz-Signature=***&v=1
            http://a/x?AWSAccessKeyId=hush&Signature=hu%20sh&Expires=1 | http://a/x?AWSAccessKeyId=***&Signature=***&Expires=1
            http://a/x?sv=2&sig=hush#top | http://a/x?sv=2&sig=***#top
            http://a/x?access_token=hu?sh;hush&v=1 | http://a/x?access_token=***&v=1
            http://a/x?v=1;Key=hush | http://a/x?v=1;Key=***
            http://a/x?%74oken=hush&v=%zz&%zz=1 | http://a/x?%74oken=***&v=%zz&%zz=1
            http://a/x#id_token=hush | http://a/x#id_token=***
            http://a/get?of=http://me:hush@b/y?password=hush&v=1 | http://a/get?of=http://***@b/y?password=***&v=1
            topic | topic
            """)
    void hidesWhatLooksLikeASecret(String url, String shown) {
        assertThat(ShownUrl.of(url)).isEqualTo(shown).doesNotContain("hush");
    }
}
